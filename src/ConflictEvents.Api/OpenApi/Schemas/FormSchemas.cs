using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>What answers look like in forms other than JSON. docs/FORMATS.md says more of each.</summary>
internal sealed class FormSchemas(RecordSchemas schemas, Summaries summaries)
{
    private const string Collection = "EventFeatureCollection";
    private const string One = "EventFeature";

    public IOpenApiMediaType Of(RecordFormat form, Type body, SchemaRepository repository) => new OpenApiMediaType
    {
        Schema = form == RecordFormat.Geojson
            ? body.IsGenericType ? OfCollection(repository) : OfFeature(repository)
            : new OpenApiSchema { Type = JsonSchemaType.String, Description = Words(form, body) },
    };

    private string Words(RecordFormat form, Type body) => form switch
    {
        RecordFormat.Csv => $"{summaries.Of(form)} The columns are, in this order: {string.Join(", ", Columns(body).Select(c => $"`{c}`"))}.{OfKinds(body)} Items of a list are joined by `; `. A text that a spreadsheet would run as a formula has an apostrophe before it.",
        _ => summaries.Of(form),
    };

    private static IEnumerable<string> Columns(Type body) => (body.GenericTypeArguments[0].Name switch
    {
        nameof(Actors.ActorBody) => RecordLayout.Actors.Columns,
        nameof(Sources.SourceBody) => RecordLayout.Sources.Columns,
        nameof(Disputes.DisputeBody) => RecordLayout.Disputes.Columns,
        _ => Exchange.Export.Columns.EventColumnList.Envelope,
    }).Select(c => c.Path);

    private static string OfKinds(Type body) => body == typeof(Page<EventBody>)
        ? " Then those of the kinds that are asked for, as the members of `details` are named (`details.figure.low`); a list has `mayInclude` at the end." : "";

    private OpenApiSchemaReference OfCollection(SchemaRepository repository) => RecordSchemas.Named(repository, Collection, () => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Events as a GeoJSON FeatureCollection (RFC 7946).",
        Required = new HashSet<string> { "type", "features", "next", "numberReturned" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Word("FeatureCollection"),
            ["features"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = OfFeature(repository), Description = "The events, in the list's order; those that only may belong to it (`mayInclude`) at the end." },
            ["next"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The `cursor` of the next page; null on the last one." },
            ["numberReturned"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Description = "How many features there are here." },
            ["numberMatched"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Description = "How many events the whole result has, where that was asked for; those that only may belong to it are not among them." },
        },
    });

    private OpenApiSchemaReference OfFeature(SchemaRepository repository) => RecordSchemas.Named(repository, One, () => new()
    {
        Type = JsonSchemaType.Object,
        Description = "An event as a GeoJSON feature (RFC 7946).",
        Required = new HashSet<string> { "type", "id", "geometry", "properties" },
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Word("Feature"),
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid", Description = "The event's id." },
            ["geometry"] = Point(),
            ["properties"] = Properties(repository),
        },
    });

    private static OpenApiSchema Point() => new()
    {
        Type = JsonSchemaType.Object | JsonSchemaType.Null,
        Description = "The point; null where no coordinates are known, or the country only (its precision is `country`).",
        Required = new HashSet<string> { "type", "coordinates" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Word("Point"),
            ["coordinates"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" }, MinItems = 2, MaxItems = 2, Description = "Longitude and latitude in degrees, WGS 84." },
        },
    };

    // The event's own members but its id, and those that stand flat for a map to show.
    private OpenApiSchema Properties(SchemaRepository repository)
    {
        var schema = new ObjectSchemas(schemas, summaries, repository, Side.Answered).Of(typeof(EventBody));
        schema.Description = "The event's members, and some of them flat for a map to show.";
        schema.Properties!.Remove("id");
        schema.Required!.Remove("id");
        foreach (var (name, path) in Feature.Flat)
            schema.Properties[name] = name == "uncertaintyMeters"
                ? new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double", Description = $"The same as `{path}`." }
                : new OpenApiSchema { Type = JsonSchemaType.String, Description = $"The same as `{path}`." };
        schema.Properties["mayInclude"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "`true` where the event only may belong to the list; else left out." };
        return schema;
    }

    private static OpenApiSchema Word(string word) => new() { Type = JsonSchemaType.String, Enum = [word], Description = $"`{word}`." };
}
