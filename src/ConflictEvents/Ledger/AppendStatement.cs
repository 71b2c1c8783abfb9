using System.Collections.Concurrent;

namespace ConflictEvents.Ledger;

/// <summary>
/// The ledger's one write, as one statement: it advances the head, closes the predecessors, inserts the revisions and
/// lists the changes. The head's row lock is taken here, last before commit, and held until then; that makes the order
/// of positions the order of commits, and a rollback gives the numbers back.
/// </summary>
internal static class AppendStatement
{
    private static readonly ConcurrentDictionary<string, string> Built = new();

    /// <summary>The statement for a block of entries of these record types.</summary>
    public static string For(IReadOnlyList<RecordTable> tables) =>
        Built.GetOrAdd(string.Join(',', tables.Select(t => t.Record)), _ => Build(tables));

    // What it takes to make a revision, its search vector above all, is made before the head is locked ("made", counted for that by
    // "head" as a relation of its own: what is read in a SET or a plain subquery would be made again after a wait for the lock):
    // writers wait for each other only while rows and indexes are written.
    // The lock of a transaction that has to end first is waited for in the same place, when everything is counted; none where it is null.
    // Positions are given out once, in "placed": joined to what was inserted by a sum of two tables, each row would be held against each.
    // A predecessor that another transaction superseded while this one waited for the head is not updated, so its
    // successor is not inserted and the change not listed: fewer rows come back than went in, and the caller rolls back.
    private static string Build(IReadOnlyList<RecordTable> tables) => $$"""
        with input as (
          select * from unnest(
            @records::text[], @ids::text[], @revisions::int[], @actions::text[], @reasons::text[], @notes::text[], @lifecycles::text[],
            @publics::boolean[], @closed::boolean[], @documents::text[], @public_documents::text[], @columns::text[])
          with ordinality as t (record, id, revision, action, reason, note, lifecycle, is_public, is_closed, document, public_document, columns, ordinal)
        ), {{string.Join(", ", tables.Select(Make))}}, head as (
          update ledger_head
          set position = position + @count, moment = greatest(moment + interval '1 microsecond', clock_timestamp())
          from (select count(*) as entries, pg_advisory_xact_lock_shared(@behind) as behind from ({{string.Join(" union all ", tables.Select(t => $"select from made_{t.Record}"))}}) every) made
          where made.entries = @count
          returning position - @count as base, moment
        ), placed as materialized (
          select i.record, i.id, i.revision, i.action, i.reason, i.note, head.base + i.ordinal as position, head.moment from input i cross join head
        ), {{string.Join(", ", tables.Select(Append))}}
        insert into changes (position, record, id, revision, action, recorded_at, recorded_by, acting_as, reason, note)
        select i.position, i.record, i.id, i.revision, i.action, i.moment, @author, @acting_as, i.reason, i.note
        from placed i
        where i.position in ({{string.Join(" union all ", tables.Select(t => $"select position from new_{t.Record}"))}})
        returning position
        """;

    private static string Make(RecordTable table) => $$"""
        made_{{table.Record}} as materialized (
          select i.ordinal, i.id::{{table.IdType}} as id, i.revision, i.reason, i.note, i.lifecycle, i.is_public, i.is_closed,
            i.document::json as document, i.public_document::json as public_document{{string.Concat(table.Values().Select(c => $", {c.Value} as {c.Column}"))}}
          from input i
          cross join {{RecordTable.Unpacking("i.columns")}}
          where i.record = '{{table.Record}}'
        )
        """;

    private static string Append(RecordTable table)
    {
        var names = string.Concat(table.Columns.Select(c => ", " + c.Name));
        var values = string.Concat(table.Columns.Select(c => ", i." + c.Name));
        return $$"""
            closed_{{table.Record}} as (
              update {{table.Name}} r
              set superseded_at = head.base + i.ordinal
              from made_{{table.Record}} i cross join head
              where i.revision > 1 and r.id = i.id and r.number = i.revision - 1 and r.superseded_at is null
              returning r.id
            ), new_{{table.Record}} as (
              insert into {{table.Name}} (id, number, position, recorded_at, recorded_by, acting_as, change_reason, change_note, lifecycle,
                is_public, is_closed, document, public_document{{names}})
              select i.id, i.revision, head.base + i.ordinal, head.moment, @author, @acting_as, i.reason, i.note, i.lifecycle,
                i.is_public, i.is_closed, i.document, i.public_document{{values}}
              from made_{{table.Record}} i
              cross join head
              left join closed_{{table.Record}} p on p.id = i.id
              where i.revision = 1 or p.id is not null
              returning position
            )
            """;
    }
}
