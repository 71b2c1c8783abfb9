using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>Retracted revisions keep their content; what is shown of them is a tombstone.</summary>
internal static class Retraction
{
    public const string Lifecycle = "retracted";

    public static bool IsRetracted(this Revision row) => row.Lifecycle == Lifecycle;

    /// <summary>The record's own document: a retraction writes into it what stands in the record's place.</summary>
    public static string ContentOf(string document)
    {
        var content = JsonNode.Parse(document)!.AsObject();
        return content.Remove("successor") ? content.ToJsonString(Wire.Options) : document;
    }

    public static Tombstone TombstoneOf(Revision row)
    {
        using var document = JsonDocument.Parse(row.Document);
        var successor = document.RootElement.TryGetProperty("successor", out var value) ? value.GetString() : null;
        return new Tombstone(row.RecordId, row.Number, row.ChangeReason, successor);
    }
}
