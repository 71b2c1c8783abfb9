using System.Text.Json.Nodes;
using ConflictEvents.Json;

namespace ConflictEvents.Events;

/// <summary>Every place in which an event names an actor by slug: in its details and in the chains of its citations.</summary>
internal static class EventActors
{
    public static IReadOnlyList<(string Slug, string Pointer)> Of(EventBody body) =>
    [
        .. body.Details.Actors().Select(a => (a.Slug, "/details" + a.Pointer)),
        .. body.Citations.SelectMany((citation, i) => citation.Chain
            .Select((name, j) => (Slug: name, Pointer: $"/citations/{i}/chain/{j}")).Where(n => NamedRecords.IsSlug(n.Slug))),
    ];

    /// <summary>The event with slugs replaced, in whatever kind and place they stand.</summary>
    public static EventBody Renamed(EventBody body, IReadOnlyDictionary<string, string> slugs)
    {
        var renamed = Of(body).Where(a => slugs.TryGetValue(a.Slug, out var to) && to != a.Slug).ToList();
        if (renamed.Count == 0)
            return body;
        var document = JsonNode.Parse(Wire.Write(body))!;
        foreach (var (slug, pointer) in renamed)
            WirePatch.Set(document, pointer, slugs[slug]);
        return Wire.ReadStored<EventBody>(document.ToJsonString());
    }
}
