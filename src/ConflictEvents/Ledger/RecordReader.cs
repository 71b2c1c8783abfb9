using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>
/// Reads single records of one type, and their history. Readers see revisions that were public, of records that are not
/// closed; everything else is not there for them. What they see depends on the ledger and their role, never on the clock.
/// </summary>
public sealed class RecordReader<TRevision, TId>
    where TRevision : Revision<TId>
    where TId : notnull
{
    // One statement sees one moment: where it stands and the record need no transaction around them.
    private static readonly Func<LedgerDb, TId, CancellationToken, Task<Today>> TodayOf = EF.CompileAsyncQuery((LedgerDb db, TId id, CancellationToken _) =>
        db.Set<LedgerHead>().AsNoTracking().SelectMany(h => db.Set<TRevision>().AsNoTracking().Where(r => r.Id.Equals(id) && r.SupersededAt == null).DefaultIfEmpty(), (h, r) => new Today(h, r)).Single());

    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly TodayReader<TId> today;

    internal RecordReader(LedgerDb db, LedgerSnapshots snapshots, RecordTable table) => (this.db, this.snapshots, today) = (db, snapshots, snapshots.Today<TId>(table));

    private IQueryable<TRevision> Rows => db.Set<TRevision>().AsNoTracking();

    /// <summary>The record as it stood.</summary>
    /// <param name="id">The record.</param>
    /// <param name="asOf">As of when; null for today.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="isMeant">Whether the revision is one that is asked for.</param>
    /// <param name="held">The revision whose answer the caller has in just this view, none by 0: where it still stands today, and nothing was taken out of it, it comes without its document.</param>
    /// <param name="kind">Of which kind it must be today, where its table has kinds and <paramref name="asOf"/> and <paramref name="isMeant"/> are not given.</param>
    /// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
    /// <exception cref="RetractedException">It stood retracted.</exception>
    public Task<Standing<Shown>> FindAsync(TId id, AsOf? asOf, Caller caller, CancellationToken cancellationToken, Func<TRevision, bool>? isMeant = null, int held = 0, string? kind = null) => asOf is null
        ? snapshots.ReadTodayAsync(found => isMeant is null ? ReadTodayAsync(id, kind, caller, held, found, cancellationToken) : FindTodayAsync(id, caller, isMeant, found, cancellationToken), cancellationToken)
        : snapshots.ReadAsync(asOf, async stand => Stands(await StoodAsync(id, stand, caller, cancellationToken, isMeant), stand, caller), cancellationToken);

    /// <summary>One revision by its number.</summary>
    public Task<Standing<Shown>> RevisionAsync(TId id, int number, AsOf? asOf, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadAsync(asOf, async stand => Stands(await NumberedAsync(id, number, stand, caller, cancellationToken), stand, caller), cancellationToken);

    /// <summary>What was just written, by one statement unless it has been overtaken.</summary>
    public async Task<Standing<Shown>> WrittenAsync(TId id, int number, Caller caller, CancellationToken cancellationToken) =>
        await snapshots.ReadTodayAsync(found => WrittenTodayAsync(id, number, caller, found, cancellationToken), cancellationToken) ?? await RevisionAsync(id, number, null, caller, cancellationToken);

    /// <summary>The history, newest first.</summary>
    public Task<Standing<Page<Shown>>> HistoryAsync(TId id, HistoryQuery query, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            var rows = Rows.Where(r => r.Id.Equals(id) && r.Position <= stand.Position && (caller.SeesAll || r.IsPublic));
            if (!await rows.AnyAsync(cancellationToken) || !await IsOpenAsync(id, caller, cancellationToken))
                throw new NotFoundException();
            var below = token is null ? int.MaxValue : int.Parse(token.After[0]!, System.Globalization.CultureInfo.InvariantCulture);
            var found = await rows.Where(r => r.Number < below).OrderByDescending(r => r.Number).Take(query.Limit + 1).ToListAsync(cancellationToken);
            var page = Page<TRevision>.Cut(found, query, stand, r => [r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            return new Standing<Page<Shown>>(page.Map(r => Shown.Of(r, caller.SeesAll)), stand);
        }, cancellationToken);

    /// <summary>What differs between two revisions; without numbers, what the last change did.</summary>
    public Task<Standing<RevisionDiff>> DiffAsync(TId id, int? from, int? to, AsOf? asOf, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadAsync(asOf, async stand =>
        {
            var last = to ?? (await SeenAsync(await NewestAsync(id, stand, cancellationToken), caller, cancellationToken)).Number;
            var first = from ?? await BeforeAsync(id, last, stand, caller, cancellationToken) ?? last;
            var before = Shown.Of(await NumberedAsync(id, first, stand, caller, cancellationToken), caller.SeesAll);
            var after = Shown.Of(await NumberedAsync(id, last, stand, caller, cancellationToken), caller.SeesAll);
            return new Standing<RevisionDiff>(new(before.Id, first, last, JsonDiff.Between(before.Document, after.Document)), stand);
        }, cancellationToken);

    /// <summary>What differs between the revisions that stood at two points; all of it where at the earlier one none stood that the caller may see.</summary>
    public Task<Standing<RevisionDiff>> DiffSinceAsync(TId id, string name, AsOf since, AsOf? until, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageSinceAsync(since, new HistoryQuery { Id = name, AsOf = until }, async (position, stand, _) =>
        {
            var last = await SeenAsync(await NewestAsync(id, stand, cancellationToken), caller, cancellationToken);
            if (last.IsRetracted() && !caller.SeesAll)
                throw new RetractedException(Retraction.TombstoneOf(last));
            var first = await NewestAsync(id, stand with { Position = position, IsCurrent = false }, cancellationToken);
            if (first is not null && !caller.SeesAll && (!first.IsPublic || first.IsRetracted()))
                first = null;
            var after = Shown.Of(last, caller.SeesAll);
            var before = first is null ? "{}" : Shown.Of(first, caller.SeesAll).Document;
            return new Standing<RevisionDiff>(new(after.Id, first?.Number ?? 0, after.Revision, JsonDiff.Between(before, after.Document)), stand);
        }, cancellationToken);

    /// <summary>What is left of a record after the retraction that just happened, or had happened before.</summary>
    public async Task<Tombstone> TombstoneAsync(TId id, int number, CancellationToken cancellationToken) =>
        Retraction.TombstoneOf(await Rows.SingleAsync(r => r.Id.Equals(id) && r.Number == number, cancellationToken));

    // For reads that take in more than the record, in a snapshot of their own.
    internal async Task<TRevision> StoodAsync(TId id, Stand stand, Caller caller, CancellationToken cancellationToken, Func<TRevision, bool>? isMeant = null) =>
        await StandingAsync(await NewestAsync(id, stand, cancellationToken), caller, isMeant, cancellationToken);

    internal Task<TRevision?> CurrentAsync(TId id, CancellationToken cancellationToken) =>
        Rows.SingleOrDefaultAsync(r => r.Id.Equals(id) && r.SupersededAt == null, cancellationToken);

    private async Task<Standing<Shown>> ReadTodayAsync(TId id, string? kind, Caller caller, int held, Action<LedgerHead> found, CancellationToken cancellationToken)
    {
        var (head, row) = await today.ReadAsync(id, kind, caller.SeesAll, held, cancellationToken);
        found(head);
        if (row is null || !IsSeen(row, caller))
            throw new NotFoundException();
        return row.IsRetracted() ? throw new RetractedException(Retraction.TombstoneOf(row)) : new(Shown.Of(row, caller.SeesAll), head.Today());
    }

    private async Task<Standing<Shown>> FindTodayAsync(TId id, Caller caller, Func<TRevision, bool>? isMeant, Action<LedgerHead> found, CancellationToken cancellationToken)
    {
        var (head, row) = await TodayOf(db, id, cancellationToken);
        found(head);
        return Stands(await StandingAsync(row, caller, isMeant, cancellationToken), head.Today(), caller);
    }

    private async Task<Standing<Shown>?> WrittenTodayAsync(TId id, int number, Caller caller, Action<LedgerHead> found, CancellationToken cancellationToken)
    {
        var (head, row) = await today.ReadAsync(id, null, caller.SeesAll, held: 0, cancellationToken);
        found(head);
        return row?.Number == number && IsSeen(row, caller) && !row.IsRetracted() ? new(Shown.Of(row, caller.SeesAll), head.Today()) : null;
    }

    private async Task<TRevision> StandingAsync(TRevision? newest, Caller caller, Func<TRevision, bool>? isMeant, CancellationToken cancellationToken)
    {
        var row = await SeenAsync(newest is not null && isMeant?.Invoke(newest) == false ? null : newest, caller, cancellationToken);
        return row.IsRetracted() ? throw new RetractedException(Retraction.TombstoneOf(row)) : row;
    }

    private static bool IsSeen(Revision row, Caller caller) => caller.SeesAll || row.IsPublic && !row.IsClosed;

    private static Standing<Shown> Stands(TRevision row, Stand stand, Caller caller) => new(Shown.Of(row, caller.SeesAll), stand);

    private Task<TRevision?> NewestAsync(TId id, Stand stand, CancellationToken cancellationToken) => stand.IsCurrent
        ? CurrentAsync(id, cancellationToken)
        : Rows.Where(r => r.Id.Equals(id) && r.Position <= stand.Position).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);

    // For readers the change before is the one that they saw; what was between them, tombstones among it, is none of their revisions.
    private Task<int?> BeforeAsync(TId id, int number, Stand stand, Caller caller, CancellationToken cancellationToken) =>
        Rows.Where(r => r.Id.Equals(id) && r.Number < number && r.Position <= stand.Position && (caller.SeesAll || r.IsPublic && r.Lifecycle != Retraction.Lifecycle))
            .MaxAsync(r => (int?)r.Number, cancellationToken);

    private async Task<TRevision> NumberedAsync(TId id, int number, Stand stand, Caller caller, CancellationToken cancellationToken)
    {
        var found = await Rows.SingleOrDefaultAsync(r => r.Id.Equals(id) && r.Number == number && r.Position <= stand.Position, cancellationToken);
        var row = await SeenAsync(found, caller, cancellationToken);
        return row.IsRetracted() && !caller.SeesAll ? throw new RetractedException(Retraction.TombstoneOf(row)) : row;
    }

    private async Task<TRevision> SeenAsync(TRevision? row, Caller caller, CancellationToken cancellationToken) =>
        row is not null && (caller.SeesAll || row.IsPublic && (row.SupersededAt is null ? !row.IsClosed : await IsOpenAsync(row.Id, caller, cancellationToken))) ? row : throw new NotFoundException();

    private async Task<bool> IsOpenAsync(TId id, Caller caller, CancellationToken cancellationToken) =>
        caller.SeesAll || !await Rows.AnyAsync(r => r.Id.Equals(id) && r.SupersededAt == null && r.IsClosed, cancellationToken);

    private sealed record Today(LedgerHead Head, TRevision? Row);
}
