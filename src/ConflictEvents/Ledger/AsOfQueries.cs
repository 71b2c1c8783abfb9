using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>
/// The two branches of every list. Today is the rows that nothing superseded; as of a position it is those recorded by
/// then, merged with the ones superseded later. Each branch is ordered and limited by itself, over a partial index of its
/// own: one predicate for both would be read from end to end.
/// </summary>
internal static class AsOfQueries
{
    /// <param name="rows">The table, filtered.</param>
    /// <param name="stand">Where to stand.</param>
    /// <param name="cut">Orders and limits; it is applied to each branch and to their merge.</param>
    public static IQueryable<T> At<T>(this IQueryable<T> rows, Stand stand, Func<IQueryable<T>, IQueryable<T>> cut) where T : Revision
    {
        IQueryable<T>[] branches = [.. rows.Branches(stand).Select(cut)];
        return branches is [var live, var past] ? cut(live.Concat(past)) : branches[0];
    }

    /// <summary>The branches by themselves, which have no row in common: for counting and summing up.</summary>
    public static IReadOnlyList<IQueryable<T>> Branches<T>(this IQueryable<T> rows, Stand stand) where T : Revision => stand.IsCurrent
        ? [rows.Where(r => r.SupersededAt == null)]
        : [rows.Where(r => r.SupersededAt == null && r.Position <= stand.Position), rows.Where(r => r.SupersededAt > stand.Position && r.Position <= stand.Position)];

    /// <summary>What readers may see of a table: public revisions of records that are not closed today.</summary>
    public static IQueryable<T> SeenBy<T, TId>(this IQueryable<T> rows, DbSet<T> all, Keys.Caller caller)
        where T : Revision<TId>
        where TId : notnull =>
        caller.SeesAll ? rows : rows.Where(r => r.IsPublic && !all.Any(c => c.Id.Equals(r.Id) && c.SupersededAt == null && c.IsClosed));

    /// <summary>
    /// The same for lists: what stands today says itself whether its record is closed, and only for a row of the past the record is looked up. Were it looked up for all, the database
    /// might take it for a join, and read every closed record again for each row of a page (decision 0033).
    /// </summary>
    public static IQueryable<T> SeenRowByRow<T, TId>(this IQueryable<T> rows, DbSet<T> all, Keys.Caller caller)
        where T : Revision<TId>
        where TId : notnull =>
        caller.SeesAll ? rows : rows.Where(r => r.IsPublic
            && (r.SupersededAt == null && !r.IsClosed || r.SupersededAt != null && !all.Any(c => c.Id.Equals(r.Id) && c.SupersededAt == null && c.IsClosed)));
}
