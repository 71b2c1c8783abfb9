using System.Collections.Concurrent;

namespace ConflictEvents.Ledger;

/// <summary>
/// One statement for a record as it stands today, with the ledger's head. A statement sees one moment, so that the two belong together without a transaction around them.
/// </summary>
internal static class TodayStatement
{
    private static readonly ConcurrentDictionary<(string Table, bool OfKind), string> Built = [];

    /// <summary>The statement; it takes the id, whether colleagues ask, the revision that they hold, and the kind that it must be of.</summary>
    /// <param name="table">The revision table.</param>
    /// <param name="ofKind">Whether a kind is demanded; only events have one.</param>
    public static string For(string table, bool ofKind) => Built.GetOrAdd((table, ofKind), static t => Build(t.Table, t.OfKind));

    // The columns that are only searched are left where they are, and so is the document where the caller has it. Of what is retracted the whole
    // document tells what stands in its place.
    private static string Build(string table, bool ofKind) => $"""
        select h.position, h.epoch, h.moment, h.token_key,
          r.number, r.position, r.recorded_at, r.recorded_by, r.acting_as, r.change_reason, r.change_note, r.redacted_at, r.lifecycle, r.is_public, r.is_closed,
          case
            when r.lifecycle = '{Retraction.Lifecycle}' then r.document
            when r.number = $3 and r.redacted_at is null then null
            when $2 or r.public_document is null then r.document
            else r.public_document
          end
        from ledger_head h
        left join {table} r on r.id = $1 and r.superseded_at is null{(ofKind ? " and r.kind = $4" : "")}
        """;
}
