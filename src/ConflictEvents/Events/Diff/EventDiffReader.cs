using System.Globalization;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Diff;

/// <summary>Compares the answers to a query at two points of the recording clock.</summary>
public sealed class EventDiffReader
{
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly EventSearch search;

    internal EventDiffReader(LedgerDb db, LedgerSnapshots snapshots, EventSearch search) => (this.db, this.snapshots, this.search) = (db, snapshots, search);

    private IQueryable<EventRevision> Rows => db.Set<EventRevision>().AsNoTracking();

    /// <summary>A page of what changed.</summary>
    /// <exception cref="InvalidParameterException">A point is none, or they are the wrong way round.</exception>
    public Task<Standing<EventDiff>> ReadAsync(EventDiffQuery query, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageSinceAsync(query.Since, query, async (since, stand, token) =>
        {
            var matching = search.Matching(await search.ResolveAsync(query.Filter, caller, stand, cancellationToken));
            var span = new Span(token is null ? since : long.Parse(token.After[0]!, CultureInfo.InvariantCulture), since, stand);
            var changed = await ChangedAsync(matching, span, query, caller, cancellationToken);
            var page = Page<Changed>.Cut(changed, query, stand, c => [c.Position.ToString(CultureInfo.InvariantCulture)]);
            var diff = await DiffAsync(page, matching, since, caller, cancellationToken) with
            {
                Since = await snapshots.PointAsync(since, query.Since, cancellationToken),
                Until = await snapshots.PointAsync(stand.Position, query.AsOf, cancellationToken),
            };
            return new Standing<EventDiff>(diff, stand);
        }, cancellationToken);

    // What matches now and was recorded since, what matched before and was superseded since, and for readers what was closed.
    private async Task<List<Changed>> ChangedAsync(IQueryable<EventRevision> matching, Span span, EventDiffQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var rows = Rows;
        var (after, since, until, wanted) = (span.After, span.Since, span.Until.Position, query.Limit + 1);
        var now = await matching.At(span.Until, some => some.Where(r => r.Position > after).OrderBy(r => r.Position).Take(wanted))
            .Select(r => new Changed(r.Id, r.Position)).ToListAsync(cancellationToken);
        var before = await Stood(matching, since, until).Join(Newest(span), b => b.Id, u => u.Id, (_, u) => new { u.Id, u.Position })
            .OrderBy(c => c.Position).Take(wanted).Select(c => new Changed(c.Id, c.Position)).ToListAsync(cancellationToken);
        var closed = caller.SeesAll ? [] : await Stood(Rows.Where(r => r.IsPublic && r.Lifecycle != Retraction.Lifecycle), since, until)
            .Join(Newest(span).Where(u => u.IsClosed), b => b.Id, u => u.Id, (_, u) => new { u.Id, u.Position })
            .Where(c => rows.Any(r => r.Id == c.Id && r.SupersededAt == null && r.IsClosed))
            .OrderBy(c => c.Position).Take(wanted).Select(c => new Changed(c.Id, c.Position)).ToListAsync(cancellationToken);
        return [.. now.Concat(before).Concat(closed).Distinct().OrderBy(c => c.Position).Take(wanted)];
    }

    // Rows that stood at the earlier point and do not at the later.
    private static IQueryable<EventRevision> Stood(IQueryable<EventRevision> rows, long since, long until) =>
        rows.Where(r => r.SupersededAt > since && r.SupersededAt <= until && r.Position <= since);

    // Rows of after the last page that stand at the later point.
    private IQueryable<EventRevision> Newest(Span span) =>
        Rows.Where(r => r.Position > span.After && r.Position <= span.Until.Position && (r.SupersededAt == null || r.SupersededAt > span.Until.Position));

    private async Task<EventDiff> DiffAsync(Page<Changed> page, IQueryable<EventRevision> matching, long since, Caller caller, CancellationToken cancellationToken)
    {
        long[] positions = [.. page.Items.Select(c => c.Position)];
        Guid[] ids = [.. page.Items.Select(c => c.Id)];
        var newest = await Rows.Where(r => positions.Contains(r.Position)).OrderBy(r => r.Position).ToListAsync(cancellationToken);
        var matches = (await matching.Where(r => positions.Contains(r.Position)).Select(r => r.Id).ToListAsync(cancellationToken)).ToHashSet();
        var before = await matching.Where(r => ids.Contains(r.Id) && r.Position <= since && r.SupersededAt > since).ToDictionaryAsync(r => r.Id, cancellationToken);
        var none = new LedgerPoint(0, null);
        return new(none, none,
            [.. newest.Where(r => matches.Contains(r.Id) && !before.ContainsKey(r.Id)).Select(r => Body(r, caller))],
            [.. newest.Where(r => matches.Contains(r.Id) && before.ContainsKey(r.Id) && !IsTombstone(r)).Select(r => Revised(before[r.Id], r, caller))],
            [.. newest.Where(r => before.ContainsKey(r.Id) && IsTombstone(r)).Select(Retraction.TombstoneOf)],
            [.. newest.Where(r => !matches.Contains(r.Id) && !IsTombstone(r)).Select(r => new LeftEvent(r.RecordId))],
            page.Next);

        bool IsTombstone(EventRevision row) => row.IsRetracted() && before.TryGetValue(row.Id, out var stood) && !stood.IsRetracted();
    }

    private static RevisedEvent Revised(EventRevision before, EventRevision after, Caller caller)
    {
        var (from, to) = (Shown.Of(before, caller.SeesAll), Shown.Of(after, caller.SeesAll));
        return new(to.Id, from.Revision, to.Revision, JsonDiff.Between(from.Document, to.Document));
    }

    private static EventBody Body(EventRevision row, Caller caller) => EventViews.Of(Shown.Of(row, caller.SeesAll));

    private sealed record Changed(Guid Id, long Position);

    private sealed record Span(long After, long Since, Stand Until);
}
