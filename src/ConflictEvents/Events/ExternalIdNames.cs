using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Keeps names of other systems unique among events. What it changes is saved with the write that asked.</summary>
internal sealed class ExternalIdNames(LedgerDb db)
{
    public async Task ClaimAsync(Guid id, IReadOnlyList<ExternalId> names, CancellationToken cancellationToken)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var (system, external) = (names[i].System, names[i].Id);
            var taken = await db.Set<ExternalIdRow>().AsNoTracking().SingleOrDefaultAsync(e => e.System == system && e.ExternalId == external && e.Event != id, cancellationToken);
            if (taken is not null)
                throw new ConflictException("external_id_taken", $"The event {taken.Event} has this external id; revise that one, or leave it out here.", $"/externalIds/{i}");
        }
        var rows = await db.Set<ExternalIdRow>().Where(e => e.Event == id).ToListAsync(cancellationToken);
        db.RemoveRange(rows.Where(r => !names.Any(n => n.System == r.System && n.Id == r.ExternalId)));
        db.AddRange(names.Where(n => !rows.Any(r => n.System == r.System && n.Id == r.ExternalId))
            .Select(n => new ExternalIdRow { System = n.System, ExternalId = n.Id, Event = id }));
    }
}
