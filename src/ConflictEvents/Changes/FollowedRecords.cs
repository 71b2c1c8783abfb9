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
        : new(await SetAsync(span.Of(Seen(all)).Select(r => r.Position), cancellationToken), await SetAsync(LostSightOf(span).Select(r => r.Position), cancellationToken));

    public override async Task<IReadOnlyList<Revision>> RowsAsync(long[] positions, CancellationToken cancellationToken) =>
        await all.AsNoTracking().Where(r => positions.Contains(r.Position)).ToListAsync(cancellationToken);

    protected virtual IQueryable<T> Seen(IQueryable<T> rows) => rows.SeenBy<T, TId>(all, caller);

    /// <summary>Revisions that readers do not see, behind one that they saw.</summary>
    protected IQueryable<T> LostSightOf(FeedSpan span) => span.Of(all).Where(r => !r.IsPublic
        && all.Any(b => b.Id.Equals(r.Id) && b.Number == r.Number - 1 && b.IsPublic && b.Lifecycle != Retraction.Lifecycle));

    protected static async Task<HashSet<long>> SetAsync(IQueryable<long> positions, CancellationToken cancellationToken) => [.. await positions.ToListAsync(cancellationToken)];
}
