using System.Text.Json.Nodes;
using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>A record is taken back. Its content stays in the ledger; what is shown is a tombstone.</summary>
/// <param name="Reason">Why, in one word.</param>
/// <param name="Note">Why, in words, for colleagues.</param>
/// <param name="Successor">The record that stands in its place.</param>
public sealed record Retract(ChangeReason Reason, string? Note = null, string? Successor = null)
{
    /// <summary>Demands that what is named as standing in its place is there, and is another record.</summary>
    internal async Task DemandSuccessorAsync(string id, Func<string, Task<bool>> exists)
    {
        if (Successor is not null && (string.Equals(Successor, id, StringComparison.OrdinalIgnoreCase) || !await exists(Successor)))
            throw new InvalidParameterException("successor", "must be another record of the same type that exists");
    }

    // The tombstone goes to whoever could see the record before, and a withheld record's past stays closed.
    internal Plan Plan(RecordTable table, Revision current, Func<string, string> columns)
    {
        if (current.IsRetracted())
            return new Plan.Unchanged(table.Record, current.RecordId, current.Number);
        var document = JsonNode.Parse(current.Document)!.AsObject();
        if (document.ContainsKey("lifecycle"))
            document["lifecycle"] = Retraction.Lifecycle;
        if (Successor is not null)
            document["successor"] = Successor;
        var text = document.ToJsonString(Wire.Options);
        return Ledger.Plan.One(new Entry
        {
            Table = table,
            Id = current.RecordId,
            Revision = current.Number + 1,
            Action = ChangeAction.Retracted,
            Reason = WireNames.Of(Reason),
            Note = Note,
            Lifecycle = Retraction.Lifecycle,
            IsPublic = current.IsPublic,
            IsClosed = current.IsClosed,
            Document = text,
            PublicDocument = current.PublicDocument,
            Columns = columns(current.Document),
        });
    }
}
