using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Redactions;

/// <summary>Leaves of the place of an event what readers get of one that is at risk, for colleagues, too.</summary>
/// <param name="words">What else goes.</param>
internal sealed class PlaceRedaction(IDocumentRedaction words) : IDocumentRedaction
{
    private static readonly string[] Members = ["location", "details"];

    public bool Apply(JsonObject document)
    {
        var stored = Wire.ReadStored<EventBody>(Retraction.ContentOf(document.ToJsonString(Wire.Options)));
        var left = JsonNode.Parse(Wire.Write(EventPublicView.WithoutPlace(stored)))!.AsObject();
        var isChanged = false;
        foreach (var member in Members.Where(m => document.ContainsKey(m) && !JsonNode.DeepEquals(document[m], left[m])))
        {
            document[member] = left[member]?.DeepClone();
            isChanged = true;
        }
        return words.Apply(document) || isChanged;
    }

    public string? Note(string? note) => words.Note(note);
}
