using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>Locks that hold until the end of the transaction, for rules that no constraint can state.</summary>
internal sealed class LedgerLocks(LedgerDb db)
{
    private const long Names = 0x4e616d6573;
    private const long Hierarchy = 0x48696572;
    private const long Again = 0x416761696e;

    /// <summary>Held by every write that names actors or sources, so that none is merged or retracted between the check and the commit.</summary>
    public Task NamingAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({Names})", cancellationToken);

    /// <summary>The same, and a lock of the transaction's own, for which another may wait (<see cref="LedgerAppender"/>).</summary>
    public Task NamingAsync(long ticket, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({Names}), pg_advisory_xact_lock({ticket})", cancellationToken);

    /// <summary>Held by what takes a name away: a merge, a retraction of an actor or source.</summary>
    public Task UnnamingAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Names})", cancellationToken);

    /// <summary>Held by writes that lost a race and try again, one after the other. Taken before the other locks, so that none waits in a circle.</summary>
    public Task AgainAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Again})", cancellationToken);

    /// <summary>Held by writes that set <c>part_of</c> or <c>supersedes</c>: two at once could close a circle that neither sees.</summary>
    public Task HierarchyAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Hierarchy})", cancellationToken);

    /// <summary>Held by what opens an event to readers or closes it, and by what is written about that event: neither misses the other.</summary>
    public Task SightAsync(Guid id, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"sight " + id}, 0))", cancellationToken);
}
