using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>An event as it is answered, as a value: with the ledger's fields in it, for answers that hold events among other things.</summary>
internal static class EventViews
{
    public static EventBody Of(Shown shown)
    {
        var document = JsonNode.Parse(shown.Document)!.AsObject();
        // A retraction leaves it there, and it is no member of an event.
        document.Remove("successor");
        return Wire.ReadStored<EventBody>(document.ToJsonString(Wire.Options)) with
        {
            Id = Guid.Parse(shown.Id),
            Revision = Json(shown.Revision),
            Position = Json(shown.Position),
            RecordedAt = Json(shown.RecordedAt),
            RecordedBy = shown.RecordedBy is { } by ? Json(by) : null,
            ChangeReason = WireNames.TryParse<ChangeReason>(shown.ChangeReason, out var reason) ? reason : null,
            ChangeNote = shown.ChangeNote,
        };
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, Wire.Options);
}
