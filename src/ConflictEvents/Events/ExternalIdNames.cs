using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Keeps names of other systems unique among events.</summary>
internal sealed class ExternalIdNames(LedgerDb db)
{
    /// <summary>The names that these events have, and who has these names.</summary>
    public async Task<ExternalIdFacts> ReadAsync(IEnumerable<Guid> events, IEnumerable<ExternalId> names, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. events];
        var asked = names.Select(n => (n.System, n.Id)).Distinct().ToList();
        string[] systems = [.. asked.Select(n => n.System)];
        string[] externals = [.. asked.Select(n => n.Id)];
        return ids.Length + systems.Length == 0 ? new([]) : new(await db.Set<ExternalIdRow>().FromSql($"""
            select e.system, e.external_id, e.event from external_ids e where e.event = any({ids})
            union
            select e.system, e.external_id, e.event from unnest({systems}, {externals}) as n (system, external_id) join external_ids e using (system, external_id)
            """).AsNoTracking().ToListAsync(cancellationToken));
    }

    /// <summary>Stores what was claimed and given up. Who was faster with a name wins, by the table's key.</summary>
    public async Task SaveAsync(ExternalIdFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Released.Count > 0)
        {
            string[] systems = [.. facts.Released.Select(n => n.System)];
            string[] externals = [.. facts.Released.Select(n => n.Id)];
            await db.Database.ExecuteSqlAsync($"""
                delete from external_ids e using unnest({systems}, {externals}) as n (system, external_id)
                where e.system = n.system and e.external_id = n.external_id
                """, cancellationToken);
        }
        if (facts.Claimed.Count > 0)
        {
            string[] systems = [.. facts.Claimed.Keys.Select(n => n.System)];
            string[] externals = [.. facts.Claimed.Keys.Select(n => n.Id)];
            Guid[] events = [.. facts.Claimed.Values];
            await db.Database.ExecuteSqlAsync($"insert into external_ids (system, external_id, event) select * from unnest({systems}, {externals}, {events})", cancellationToken);
        }
    }
}
