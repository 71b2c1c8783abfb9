using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Redactions;

/// <summary>What a redaction does to one record: the change that takes it out, the one that puts it back, and what is left of its revisions.</summary>
internal sealed record RedactedRecord(Entry Taken, Entry? Put, IReadOnlyList<Rewritten> Rows)
{
    /// <summary>Null where nothing of it is in any revision.</summary>
    /// <param name="room">The record type.</param>
    /// <param name="revisions">Every revision, by number.</param>
    /// <param name="redaction">What is to go.</param>
    /// <param name="why">Why.</param>
    public static RedactedRecord? Of(RedactionRoom room, IReadOnlyList<Revision> revisions, IDocumentRedaction redaction, ChangeWords why)
    {
        var rows = revisions.Select(r => Left(room, r, redaction)).ToList();
        if (rows.TrueForAll(r => !r.IsChanged))
            return null;
        var (current, left) = (revisions[^1], rows[^1].Row);
        var put = current.IsRetracted() ? null : Entry(room, current, left, 2, ChangeAction.Restored, why);
        return new(TakenOut(Entry(room, current, left, 1, ChangeAction.Redacted, why)), put, [.. rows.Where(r => r.IsChanged).Select(r => r.Row)]);
    }

    private static (bool IsChanged, Rewritten Row) Left(RedactionRoom room, Revision row, IDocumentRedaction redaction)
    {
        var (document, isChanged) = Apply(redaction, row.Document);
        var (seen, isSeenChanged) = row.PublicDocument is null ? (null, false) : Apply(redaction, row.PublicDocument);
        var note = redaction.Note(row.ChangeNote);
        return (isChanged || isSeenChanged || note != row.ChangeNote, new()
        {
            Table = room.Table,
            Id = row.RecordId,
            Number = row.Number,
            Document = document,
            PublicDocument = seen,
            Note = note,
            Columns = room.Columns(row, document, seen),
        });
    }

    private static (string Document, bool IsChanged) Apply(IDocumentRedaction redaction, string document)
    {
        var left = JsonNode.Parse(document)!.AsObject();
        return redaction.Apply(left) ? (left.ToJsonString(Wire.Options), true) : (document, false);
    }

    private static Entry Entry(RedactionRoom room, Revision current, Rewritten left, int step, ChangeAction action, ChangeWords why) => new()
    {
        Table = room.Table,
        Id = current.RecordId,
        Revision = current.Number + step,
        Action = action,
        Reason = why.Reason,
        Note = why.Note,
        Lifecycle = current.Lifecycle,
        IsPublic = current.IsPublic,
        IsClosed = current.IsClosed,
        Document = left.Document,
        PublicDocument = left.PublicDocument,
        Columns = left.Columns,
    };

    // As in a retraction: at this position no copy has the record, so none that follows keeps what it had of it.
    private static Entry TakenOut(Entry entry) => entry with { Lifecycle = Retraction.Lifecycle, Document = Retracted(entry.Document) };

    private static string Retracted(string document)
    {
        var retracted = JsonNode.Parse(document)!.AsObject();
        if (retracted.ContainsKey("lifecycle"))
            retracted["lifecycle"] = Retraction.Lifecycle;
        return retracted.ToJsonString(Wire.Options);
    }
}
