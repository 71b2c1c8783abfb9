using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>The event that a feature becomes: put together as JSON, and read as strictly as any that is submitted.</summary>
internal sealed class FeatureEvent(JsonElement feature, GeoJsonMapping mapping, FeatureDays days)
{
    private static readonly string[] Numbers = ["latitude", "longitude", "uncertaintyMeters", "low", "high", "durationMinutes"];
    private readonly List<LineFailure> failures = [];

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<LineFailure> Failures => failures;

    /// <exception cref="InvalidRecordException">It is no event; each failure says where by JSON pointer.</exception>
    public EventBody? Read(SourceBody? source, Lifecycle lifecycle)
    {
        var body = new JsonObject { ["details"] = new JsonObject { ["kind"] = WireNames.Of(mapping.Kind!.Value) } };
        Point(body);
        foreach (var (pointer, value) in mapping.Constants)
            EventTree.Set(body, pointer, JsonNode.Parse(value.GetRawText()));
        foreach (var (pointer, path) in mapping.Fields)
            if (FeaturePath.Find(feature, path) is { } value)
                EventTree.Set(body, pointer, Value(pointer, path, value));
        EventTree.Tidy(body);
        if (FeaturePath.Find(feature, mapping.ExternalId.Property) is not { } id)
            failures.Add(new(mapping.ExternalId.Property, "required", "The feature has no id here, and without one a second import could not find it."));
        else if (failures.Count == 0)
            return WireReader.Read<EventBody>(Encoding.UTF8.GetBytes(body.ToJsonString())) with
            {
                Id = DerivedId.Of(mapping.ExternalId.System, FeaturePath.Text(id)),
                ExternalIds = [new() { System = mapping.ExternalId.System, Id = FeaturePath.Text(id) }],
                Citations = source is null ? [] : [new() { Source = source.Id!.Value }],
                Lifecycle = lifecycle,
            };
        return null;
    }

    private void Point(JsonObject body)
    {
        if (JsonRows.Point(feature) is var (longitude, latitude))
        {
            EventTree.Set(body, "/location/latitude", latitude);
            EventTree.Set(body, "/location/longitude", longitude);
        }
        else if (feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind != JsonValueKind.Null)
        {
            failures.Add(new("$.geometry", "not_a_point", "Only points are taken: a line or an area has no one place that could stand for it. Send the point that you mean, or no geometry."));
        }
    }

    private JsonNode? Value(string pointer, string path, JsonElement value)
    {
        var text = FeaturePath.Text(value);
        if (mapping.Values.TryGetValue(pointer, out var words))
        {
            if (words.TryGetValue(text, out var word))
                return word;
            failures.Add(new(path, "untranslated_value", $"The mapping does not say what '{CleanText.Shortened(text, 60)}' is; it has {string.Join(", ", words.Keys)}."));
            return null;
        }
        if (days.IsDay(pointer))
            return Day(pointer, path, text);
        var member = pointer[(pointer.LastIndexOf('/') + 1)..];
        if (Numbers.Contains(member))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number) : text;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? text : JsonNode.Parse(value.GetRawText());
    }

    private string? Day(string pointer, string path, string text)
    {
        var (day, trouble) = days.Read(pointer, text);
        if (trouble is not null)
            failures.Add(new(path, trouble, $"'{CleanText.Shortened(text, 60)}' is no day that can be read in one way only: write it as YYYY-MM-DD."));
        return day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
