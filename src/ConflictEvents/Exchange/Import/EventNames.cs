using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;

namespace ConflictEvents.Exchange.Import;

/// <summary>Gives events that a body names their other ids.</summary>
internal static class EventNames
{
    public static EventBody Renamed(EventBody body, IReadOnlyDictionary<Guid, Guid> aliases)
    {
        if (!EventGuard.References(body).Any(r => aliases.ContainsKey(r.Id)))
            return body;
        var document = JsonNode.Parse(Wire.Write(body))!;
        foreach (var reference in EventGuard.References(body))
            if (aliases.TryGetValue(reference.Id, out var id))
                WirePatch.Set(document, reference.Pointer, id.ToString());
        return Wire.ReadStored<EventBody>(document.ToJsonString());
    }
}
