using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>The source that a feature cites, as its mapping says.</summary>
internal static class FeatureSource
{
    /// <summary>What a mapping can say of a source.</summary>
    public static readonly IReadOnlyList<string> Members = ["publisher", "title", "url", "publishedAt", "language", "kind"];

    /// <summary>The source; nothing where the mapping has none, or the feature no publisher.</summary>
    /// <exception cref="InvalidRecordException">A value does not fit its member.</exception>
    public static SourceBody? Of(JsonElement feature, GeoJsonMapping mapping)
    {
        var said = mapping.Source.Select(m => (m.Key, Value: m.Value.StartsWith('$') ? FeaturePath.Find(feature, m.Value) is { } found ? FeaturePath.Text(found) : "" : m.Value))
            .Where(m => m.Value.Length > 0).ToDictionary(m => m.Key, m => m.Value);
        if (!said.TryGetValue("publisher", out var publisher))
            return null;
        var source = new JsonObject { ["language"] = "und", ["kind"] = WireNames.Of(PublisherTable.KindOf(publisher)) };
        foreach (var (member, value) in said)
            source[member] = value;
        source["id"] = DerivedId.Of([mapping.ExternalId.System, .. Members.Select(m => said.GetValueOrDefault(m, ""))]).ToString();
        return WireReader.Read<SourceBody>(System.Text.Encoding.UTF8.GetBytes(source.ToJsonString()));
    }
}
