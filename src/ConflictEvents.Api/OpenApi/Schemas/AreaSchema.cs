using ConflictEvents.Events.Search;
using Microsoft.OpenApi;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>The schema of a GeoJSON area, which a converter of its own reads.</summary>
internal static class AreaSchema
{
    // A point is seven characters of a body of a megabyte, at the least.
    private const int MostPolygons = 100_000;

    public static OpenApiSchema Of(Summaries summaries) => new()
    {
        Type = JsonSchemaType.Object,
        Description = summaries.Of(typeof(GeoArea)),
        Required = new HashSet<string> { "type", "coordinates" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^(Multi)?Polygon$", MaxLength = "MultiPolygon".Length, Description = Said(summaries, nameof(GeoArea.Type)) },
            ["coordinates"] = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = MostPolygons, Items = new OpenApiSchema(), Description = Said(summaries, nameof(GeoArea.Coordinates)) },
        },
    };

    private static string Said(Summaries summaries, string member) => summaries.Of(typeof(GeoArea).GetProperty(member)!);
}
