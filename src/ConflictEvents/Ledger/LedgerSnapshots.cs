using System.Data;
using ConflictEvents.Ledger.Replicas;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>Reads the head and the records in one snapshot, so that what is answered and where it stands belong together.</summary>
internal sealed class LedgerSnapshots(LedgerDb db, ReadPlace place, TimeProvider time, DatabaseTimeouts? timeouts = null)
{
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(10);
    private static readonly Func<LedgerDb, CancellationToken, Task<LedgerHead>> Head = EF.CompileAsyncQuery((LedgerDb db, CancellationToken _) => db.Set<LedgerHead>().AsNoTracking().Single());

    /// <summary>A read; it is made again where its connection was lost, so it hands nothing to anybody before it is whole.</summary>
    public Task<T> ReadAsync<T>(AsOf? asOf, Func<Stand, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(MayLag(asOf), () => ReadOnceAsync(asOf, read, cancellationToken), cancellationToken);

    /// <summary>A read of one statement, which finds the head with the record and so needs no transaction around them.</summary>
    /// <param name="read">Reads, and says which head it found before it looks at the record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<T> ReadTodayAsync<T>(Func<Action<LedgerHead>, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(mayLag: true, () => read(head => place.Demand(head)), cancellationToken);

    /// <summary>Reads single records for <see cref="ReadTodayAsync"/>.</summary>
    public TodayReader<TId> Today<TId>(RecordTable table) where TId : notnull => new(table.Name, place);

    /// <summary>A read to the end of a whole result, as fast as whoever gets it takes it. It hands over what it reads, so it is not made again.</summary>
    public Task<T> ReadWholeAsync<T>(AsOf? asOf, Func<Stand, Task<T>> read, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(DatabaseTimeouts.WholeRead);
        var isUnderWay = false;
        return place.ReadAsync(MayLag(asOf), () => ReadOnceAsync(asOf, async stand =>
        {
            isUnderWay = true;
            var patience = $"{(timeouts ?? new()).Export.TotalMilliseconds:F0}";
            await db.Database.ExecuteSqlAsync($"select set_config('statement_timeout', {patience}, true), set_config('idle_in_transaction_session_timeout', {patience}, true)", cancellationToken);
            return await read(stand);
        }, cancellationToken), () => !isUnderWay, cancellationToken);
    }

    /// <summary>A page of a list. Pages after the first stand where the first one stood, whatever was written since.</summary>
    public Task<T> ReadPageAsync<T>(PageQuery page, Func<Stand, PageToken?, Task<T>> read, CancellationToken cancellationToken) =>
        ReadPageAsync(true, page, read, cancellationToken);

    /// <summary>A page of what changed from one point to another, which is the page's own.</summary>
    public async Task<T> ReadPageSinceAsync<T>(AsOf since, PageQuery page, Func<long, Stand, PageToken?, Task<T>> read, CancellationToken cancellationToken)
    {
        await WaitForWritersAsync(since, cancellationToken);
        return await ReadPageAsync(MayLag(since), page, async (stand, token) =>
        {
            var head = await Head(db, cancellationToken);
            var position = await PositionAsync(since, head, cancellationToken);
            return position <= stand.Position
                ? await read(position, stand, token)
                : throw new InvalidParameterException(since.Parameter, "lies after `until`; send the earlier point as `since`");
        }, cancellationToken);
    }

    /// <summary>A position with its instant: the one that was asked for, else that of the change.</summary>
    public async Task<LedgerPoint> PointAsync(long position, AsOf? asked, CancellationToken cancellationToken) => new(position, asked?.Instant?.ToUniversalTime()
        ?? await db.Set<Change>().Where(c => c.Position == position).Select(c => (DateTimeOffset?)c.RecordedAt).SingleOrDefaultAsync(cancellationToken));

    private Task<T> ReadAsync<T>(bool mayLag, Func<Task<T>> read, CancellationToken cancellationToken) =>
        LostConnection.AgainAsync(() => place.ReadAsync(mayLag, read, () => true, cancellationToken), cancellationToken);

    private Task<T> ReadPageAsync<T>(bool mayLag, PageQuery page, Func<Stand, PageToken?, Task<T>> read, CancellationToken cancellationToken) => page.Cursor is null
        ? ReadAsync(mayLag && MayLag(page.AsOf), () => ReadOnceAsync(page.AsOf, stand => read(stand, null), cancellationToken), cancellationToken)
        : ReadAsync(mayLag, () => ReadLaterPageAsync(page, read, cancellationToken), cancellationToken);

    private async Task<T> ReadOnceAsync<T>(AsOf? asOf, Func<Stand, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!place.IsReplica)
            await WaitForWritersAsync(asOf, cancellationToken);
        await using var snapshot = await WholeTransaction.BeginAsync(db, IsolationLevel.RepeatableRead, cancellationToken);
        var head = await Head(db, cancellationToken);
        place.Demand(head);
        var position = asOf is null ? head.Position : await PositionAsync(asOf, head, cancellationToken);
        return await read(new Stand(position, head.Epoch, position == head.Position, head.TokenKey));
    }

    private async Task<T> ReadLaterPageAsync<T>(PageQuery page, Func<Stand, PageToken?, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var snapshot = await WholeTransaction.BeginAsync(db, IsolationLevel.RepeatableRead, cancellationToken);
        var head = await Head(db, cancellationToken);
        place.Demand(head);
        var token = PageToken.Read(page.Cursor!, page.Fingerprint, head);
        place.Demand(head, token.Position);
        return await read(new Stand(token.Position, head.Epoch, token.Position == head.Position, head.TokenKey), token);
    }

    // An instant stands for all that was recorded by then: a replica must have had the time to get it.
    private bool MayLag(AsOf? asOf) => asOf?.Instant is not { } instant || instant <= time.GetUtcNow() - Recent - place.MaxLag;

    // A writer that has taken its moment but not committed would show in a later read of the same recent instant and not
    // in this one. Sharing the head's lock waits for it; whoever comes after takes a later moment.
    private async Task WaitForWritersAsync(AsOf? asOf, CancellationToken cancellationToken)
    {
        if (asOf?.Instant is not { } instant)
            return;
        if (instant > time.GetUtcNow() - Recent)
            await db.Database.ExecuteSqlAsync($"select 1 from ledger_head for share", cancellationToken);
    }

    private async Task<long> PositionAsync(AsOf asOf, LedgerHead head, CancellationToken cancellationToken)
    {
        if (asOf.Position is { } position)
            return position <= head.Position
                ? position
                : throw new InvalidParameterException(asOf.Parameter, $"lies ahead of the ledger, which stands at position {head.Position}");
        var instant = asOf.Instant!.Value.ToUniversalTime();
        // What is recorded is never the future, though our clock is behind that of the database, or one of them was set back.
        if (instant > time.GetUtcNow() && instant > head.Moment)
            throw new InvalidParameterException(asOf.Parameter, "lies in the future; nobody knows yet what will be recorded by then");
        if (instant >= head.Moment)
            return head.Position;
        return await db.Set<Change>().Where(c => c.RecordedAt <= instant)
            .OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Position)
            .Select(c => c.Position).FirstOrDefaultAsync(cancellationToken);
    }
}
