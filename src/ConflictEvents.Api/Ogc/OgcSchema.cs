using System.Text.Json.Nodes;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Exchange.Export.Columns;
using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Api.Ogc;

/// <summary>The JSON schema of a collection's features: which columns there are, what type of value stands in each, and what it says.</summary>
internal static class OgcSchema
{
    private const string Null = "null";

    public static JsonObject Of(OgcNames collection, string address) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = address,
        ["title"] = collection.Title,
        ["type"] = "object",
        ["required"] = new JsonArray("type", "id", "geometry", "properties"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["const"] = "Feature" },
            ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid", ["description"] = "The event's id." },
            ["geometry"] = Point(),
            ["properties"] = Properties(collection.Layout),
        },
    };

    private static JsonObject Point() => new()
    {
        ["description"] = "The point; null where no coordinates are known, or the country only.",
        ["type"] = new JsonArray("object", Null),
        ["required"] = new JsonArray("type", "coordinates"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["const"] = "Point" },
            ["coordinates"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" }, ["minItems"] = 2, ["maxItems"] = 2 },
        },
    };

    private static JsonObject Properties(RecordLayout layout)
    {
        var columns = FlatFeature.Properties(layout).ToList();
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. columns.Select(column => JsonValue.Create(column.Path))]),
            ["properties"] = new JsonObject(columns.Select(column => KeyValuePair.Create(column.Path, (JsonNode?)Column(column)))),
        };
    }

    private static JsonObject Column(FlatColumn column)
    {
        var (type, format) = Type(ColumnTypes.Of(column));
        var schema = new JsonObject { ["type"] = new JsonArray(type, Null), ["description"] = column.Says };
        if (format is not null)
            schema["format"] = format;
        return schema;
    }

    private static (string Type, string? Format) Type(Type value) => value switch
    {
        _ when value == typeof(int) || value == typeof(long) => ("integer", null),
        _ when value == typeof(double) => ("number", null),
        _ when value == typeof(bool) => ("boolean", null),
        _ when value == typeof(DateOnly) => ("string", "date"),
        _ when value == typeof(DateTimeOffset) => ("string", "date-time"),
        _ => ("string", null),
    };
}
