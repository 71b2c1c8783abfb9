using ConflictEvents.Disputes;
using ConflictEvents.Keys;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Changes;

/// <summary>The disputes: readers see none about an event that is closed today, whatever they are about by now.</summary>
internal sealed class FollowedDisputes(DbSet<DisputeRevision> all, Caller caller, DisputeReader disputes) : FollowedRecords<DisputeRevision, Guid>(all, caller)
{
    private readonly Caller caller = caller;

    protected override IQueryable<DisputeRevision> Seen(IQueryable<DisputeRevision> rows) => disputes.Seen(rows, caller);
}
