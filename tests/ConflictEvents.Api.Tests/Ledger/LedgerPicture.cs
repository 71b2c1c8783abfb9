using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>What the ledger's tables hold, and what must be true of them whatever was written.</summary>
internal static class LedgerPicture
{
    private const string Revisions = """
        select 'event' as record, id::text, number, position, superseded_at, recorded_at, recorded_by from event_revisions
        union all select 'actor', id, number, position, superseded_at, recorded_at, recorded_by from actor_revisions
        union all select 'source', id::text, number, position, superseded_at, recorded_at, recorded_by from source_revisions
        union all select 'dispute', id::text, number, position, superseded_at, recorded_at, recorded_by from dispute_revisions
        """;

    /// <summary>Each broken promise, in a line; none is right.</summary>
    public static async Task<List<string>> BrokenPromisesAsync(TestDatabase database)
    {
        var broken = await database.RowsAsync($"""
            with r as ({Revisions}), c as (select *, lag(recorded_at) over (order by position) as before, row_number() over (order by position) as nth from changes)
            select 'position ' || position || ' is the ' || nth || 'th' from c where position <> nth
            union all select 'position ' || position || ' is recorded before its predecessor' from c where recorded_at < before
            union all select 'the head stands at ' || h.position || ' with ' || (select count(*) from changes) || ' changes' from ledger_head h where h.position <> (select count(*) from changes)
            union all select 'the head is older than its change' from ledger_head h where h.moment <> (select max(recorded_at) from changes)
            union all select 'change ' || c.position || ' has no revision like it' from c left join r using (record, id, position)
              where r.number is distinct from c.revision or r.recorded_at is distinct from c.recorded_at or r.recorded_by is distinct from c.recorded_by
            union all select 'revision ' || r.number || ' of ' || r.id || ' has no change' from r left join c using (position) where c.position is null
            union all select 'the revisions of ' || id || ' are not 1 to n' from r group by record, id having max(number) <> count(*) or min(number) <> 1
            union all select 'revision ' || number || ' of ' || id || ' is superseded at ' || coalesce(superseded_at::text, 'no position') || ', and the next stands at ' || coalesce(next::text, 'none')
              from (select *, lead(position) over (partition by record, id order by number) as next from r) n where superseded_at is distinct from next
            """);
        return [.. broken.Select(r => (string)r[0]!)];
    }
}
