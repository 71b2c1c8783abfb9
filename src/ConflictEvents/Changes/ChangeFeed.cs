using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Ledger.Replicas;
using ConflictEvents.Telemetry;

namespace ConflictEvents.Changes;

/// <summary>All changes in the order in which they were made, each as the caller may see it.</summary>
public sealed class ChangeFeed
{
    private readonly LedgerSnapshots snapshots;
    private readonly FeedReader reader;
    private readonly HeadWatch watch;
    private readonly SharedPages shared;
    private readonly Freshness freshness;
    private readonly Instruments instruments;
    private readonly TimeProvider time;

    internal ChangeFeed(LedgerSnapshots snapshots, FeedReader reader, HeadWatch watch, SharedPages shared, Freshness freshness, Instruments instruments, TimeProvider time) =>
        (this.snapshots, this.reader, this.watch, this.shared, this.freshness, this.instruments, this.time) = (snapshots, reader, watch, shared, freshness, instruments, time);

    /// <summary>A page, in one snapshot. It ends at the limit, at the head, or where it has looked at enough.</summary>
    /// <exception cref="InvalidParameterException">The filter or the token makes no sense.</exception>
    /// <exception cref="ForbiddenException">A lifecycle was asked for without the right.</exception>
    /// <exception cref="FeedGoneException">The consumer's position is of another epoch or ahead of the head.</exception>
    public Task<FeedPage> PageAsync(FeedQuery query, Caller caller, CancellationToken cancellationToken)
    {
        query.Filter.Demand();
        return snapshots.ReadAsync(null, stand => reader.ReadAsync(query, caller, stand, cancellationToken), cancellationToken);
    }

    /// <summary>A page, as soon as there is an item for it; an empty one when the patience is over. Nothing is held of the database meanwhile.</summary>
    /// <param name="query">Which page.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FeedPage> WaitAsync(FeedQuery query, TimeSpan patience, Caller caller, CancellationToken cancellationToken)
    {
        if (patience <= TimeSpan.Zero)
            return await PageAsync(query, caller, cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(watch.Stopping, cancellationToken);
        using var waiting = watch.Wait();
        using var counted = instruments.Wait();
        var (end, first) = (time.GetUtcNow() + patience, (long?)null);
        if (FeedToken.SaidIn(query.After) is { } said)
            await watch.Beat.TurnAsync(said, ended.Token);
        while (true)
        {
            // Together and before the read: what is written after it, by whomever it is made, then ends the wait.
            var (moved, moves) = watch.Beat.Now;
            var page = await TurnAsync(query, caller, moves, cancellationToken);
            if (first is not null && page.Items is [var item, ..])
                instruments.HandedOver(time.GetUtcNow() - item.At);
            first ??= page.After;
            if (page.Items.Count > 0 || !page.AtHead || !await HeadWatch.HasMovedAsync(moved, end - time.GetUtcNow(), time, ended.Token))
            {
                cancellationToken.ThrowIfCancellationRequested();
                return page with { After = first.Value, Skipped = page.Through - first.Value - page.Items.Count };
            }
            query = query with { After = page.Next };
        }
    }

    // A page that must take in a position is held against it, and so is read for this caller alone.
    private async Task<FeedPage> TurnAsync(FeedQuery query, Caller caller, long moves, CancellationToken cancellationToken)
    {
        var page = freshness.Least is null
            ? await shared.ReadAsync(query, caller, moves, () => PageAsync(query, caller, cancellationToken), cancellationToken)
            : await PageAsync(query, caller, cancellationToken);
        watch.Beat.Read(page.Through);
        return page;
    }
}
