using System.Text.Json;

namespace ConflictEvents.Ledger;

/// <summary>Retracted revisions keep their content; what is shown of them is a tombstone.</summary>
internal static class Retraction
{
    public const string Lifecycle = "retracted";

    public static bool IsRetracted(this Revision row) => row.Lifecycle == Lifecycle;

    public static Tombstone TombstoneOf(Revision row)
    {
        using var document = JsonDocument.Parse(row.Document);
        var successor = document.RootElement.TryGetProperty("successor", out var value) ? value.GetString() : null;
        return new Tombstone(row.RecordId, row.Number, row.ChangeReason, successor);
    }
}
