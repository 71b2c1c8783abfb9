using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Reads what <c>part_of</c> and <c>supersedes</c> lead to from some events on, also those of a tally's <c>partOf</c>.</summary>
internal sealed class EventHierarchy(LedgerDb db, LedgerLocks locks)
{
    /// <summary>The steps upwards from all that these events name. From here on, no other write sets any until this one ends.</summary>
    public async Task<HierarchyFacts> ReadAsync(IEnumerable<EventBody> bodies, CancellationToken cancellationToken)
    {
        var starts = bodies.SelectMany(HierarchyFacts.StepsOf).Select(s => (s.Type, s.To)).Distinct().ToList();
        if (starts.Count == 0)
            return new([]);
        await locks.HierarchyAsync(cancellationToken);
        string[] types = [.. starts.Select(s => s.Type)];
        Guid[] ids = [.. starts.Select(s => s.To)];
        var steps = await db.Database.SqlQuery<Step>($"""
            with recursive step (type, below, above) as (
              select s.type, null::uuid, s.id
              from unnest({types}, {ids}) as s (type, id)
              union
              select step.type, step.above, next.above::uuid
              from step
              join event_revisions r on r.id = step.above and r.superseded_at is null
              cross join lateral (
                select l ->> 'to' from json_array_elements(r.document -> 'links') l where l ->> 'type' = step.type
                union all
                select json_extract_path_text(r.document, 'details', 'partOf', 'tally') where step.type = 'part_of'
              ) as next (above)
              where next.above is not null
            )
            select type as "Type", below as "Below", above as "Above" from step where below is not null
            """).ToListAsync(cancellationToken);
        return new(steps.GroupBy(s => (s.Type, s.Below)).ToDictionary(g => g.Key, g => g.Select(s => s.Above).ToList()));
    }

    private sealed record Step(string Type, Guid Below, Guid Above);
}
