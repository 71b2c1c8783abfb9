using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Changes;

/// <summary>A record type that is followed as a whole: readers get its public revisions, and learn of it when they lose sight of a record.</summary>
internal class FollowedRecords<T, TId>(DbSet<T> all, Caller caller) : Followed
    where T : Revision<TId>
    where TId : notnull
{
    public override async Task<Items> ItemsAsync(FeedSpan span, CancellationToken cancellationToken) => caller.SeesAll
        ? Items.All
        : await JudgedAsync(span.Of(Seen(all)).Select(r => r.Position), [LostSightOf(span).Select(r => r.Position)], cancellationToken);

    public override async Task<IReadOnlyList<Revision>> RowsAsync(long[] positions, CancellationToken cancellationToken) =>
        await all.AsNoTracking().Where(r => positions.Contains(r.Position)).ToListAsync(cancellationToken);

    protected virtual IQueryable<T> Seen(IQueryable<T> rows) => rows.SeenBy<T, TId>(all, caller);

    /// <summary>Revisions that readers do not see, behind one that they saw.</summary>
    protected IQueryable<T> LostSightOf(FeedSpan span) => span.Of(all).Where(r => !r.IsPublic
        && all.Any(b => b.Id.Equals(r.Id) && b.Number == r.Number - 1 && b.IsPublic && b.Lifecycle != Retraction.Lifecycle));

    /// <summary>Reads all positions by one statement, for each costs more to send than to answer: those that are gone come as negative ones.</summary>
    protected static async Task<Items> JudgedAsync(IQueryable<long> here, IEnumerable<IQueryable<long>> gone, CancellationToken cancellationToken)
    {
        var judged = await gone.Aggregate(here, (all, some) => all.Concat(some.Select(p => -p))).ToListAsync(cancellationToken);
        return new(judged.Where(p => p > 0).ToHashSet(), judged.Where(p => p < 0).Select(p => -p).ToHashSet());
    }
}
