using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Keeps <c>part_of</c> and <c>supersedes</c> free of circles, also those of a tally's <c>partOf</c>.</summary>
internal sealed class EventHierarchy(LedgerDb db, LedgerLocks locks)
{
    public async Task CheckAsync(Guid id, EventBody body, List<RuleFailure> failures, CancellationToken cancellationToken)
    {
        List<(string Type, Guid To, string Pointer)> steps =
        [
            .. body.Links.Select((l, i) => (Type: l.Type == LinkType.PartOf ? "part_of" : l.Type == LinkType.Supersedes ? "supersedes" : "", l.To, Pointer: $"/links/{i}/to")).Where(s => s.Type != ""),
            .. body.Details.Events().Select(e => ("part_of", e.Id, "/details" + e.Pointer)),
        ];
        if (steps.Count == 0)
            return;
        await locks.HierarchyAsync(cancellationToken);
        foreach (var (type, to, pointer) in steps)
            if (to == id || await LeadsAsync(to, id, type, cancellationToken))
                failures.Add(new(pointer, "circle", $"closes a circle: {to} is itself, directly or through others, {type.Replace('_', ' ')} this event"));
    }

    private Task<bool> LeadsAsync(Guid from, Guid to, string type, CancellationToken cancellationToken) => db.Database.SqlQuery<bool>($"""
        with recursive up (id) as (
          select {from}
          union
          select (step.target)::uuid
          from up
          join event_revisions r on r.id = up.id and r.superseded_at is null
          cross join lateral (
            select l ->> 'to' from json_array_elements(r.document -> 'links') l where l ->> 'type' = {type}
            union all
            select json_extract_path_text(r.document, 'details', 'partOf', 'tally') where {type} = 'part_of'
          ) as step (target)
          where step.target is not null
        )
        select exists (select 1 from up where id = {to}) as "Value"
        """).SingleAsync(cancellationToken);
}
