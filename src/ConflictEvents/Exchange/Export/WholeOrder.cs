using ConflictEvents.Actors;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Export;

/// <summary>An order that an index has, and what lies behind a row in it.</summary>
internal sealed record WholeOrder<T>(Func<IQueryable<T>, IQueryable<T>> By, Func<IQueryable<T>, T, IQueryable<T>> Behind) where T : Revision;

/// <summary>The orders of exports: those of the lists.</summary>
internal static class WholeOrders
{
    public static WholeOrder<EventRevision> Events { get; } = new(
        all => all.OrderByDescending(e => e.SortDay).ThenByDescending(e => e.Id),
        (all, row) => Behind(all, row.SortDay, row.Id));

    public static WholeOrder<ActorRevision> Actors { get; } = new(all => all.OrderBy(a => a.Id), (all, row) => all.Where(a => a.Id.CompareTo(row.Id) > 0));

    public static WholeOrder<SourceRevision> Sources { get; } = new(all => all.OrderBy(s => s.Id), (all, row) => all.Where(s => s.Id > row.Id));

    public static WholeOrder<DisputeRevision> Disputes { get; } = new(all => all.OrderBy(d => d.Id), (all, row) => all.Where(d => d.Id > row.Id));

    /// <summary>The events behind one, of which no more is known than its place in the order.</summary>
    // The first condition is for the index, which knows no or.
    public static IQueryable<EventRevision> Behind(IQueryable<EventRevision> all, DateOnly day, Guid id) => all.Where(e => e.SortDay <= day && (e.SortDay < day || e.Id < id));
}
