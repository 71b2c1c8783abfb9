using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi.Schemas;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Schemas of parameters, by the attributes that say what they take.</summary>
internal sealed class ParameterSchemas(Summaries summaries, RecordSchemas schemas)
{
    public static OpenApiSchema OfPath(Type type) => type switch
    {
        _ when type == typeof(Guid) => Text("uuid"),
        _ when type == typeof(int) => Bounded(new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }),
        _ when type == typeof(long) => Bounded(new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" }),
        _ => Text(null),
    };

    public IOpenApiSchema OfQuery(ParameterShapeAttribute? shape, SchemaRepository repository) => shape switch
    {
        WholeNumberAttribute number => Whole(number),
        DayAttribute => Text("date"),
        InstantAttribute => Text("date-time"),
        FlagAttribute => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        WordsAttribute words => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = words.Most },
        OneOfAttribute one => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. one.Allowed.Select(word => (JsonNode)word)] },
        NumberListAttribute numbers => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
            MinItems = numbers.Counts.Min(),
            MaxItems = numbers.Counts.Max(),
        },
        ValueListAttribute list => List(new OpenApiSchema { Type = JsonSchemaType.String, Format = list.Format, MaxLength = OutermostBounds.LengthOf(list.Format) ?? Asked.LongestValue }),
        VocabularyAttribute { IsList: true } words => List(schemas.Of(words.Vocabulary, Side.Sent, repository)),
        VocabularyAttribute word => schemas.Of(word.Vocabulary, Side.Sent, repository),
        _ => Text(null),
    };

    /// <summary>What each word of a vocabulary means.</summary>
    public string Explained(Type vocabulary) => Vocabularies.Explained(vocabulary, summaries);

    private static OpenApiSchema Whole(WholeNumberAttribute number) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = number.Low.ToString(CultureInfo.InvariantCulture),
        Maximum = number.High.ToString(CultureInfo.InvariantCulture),
        Default = number.Usual == 0 ? null : JsonValue.Create(number.Usual),
    };

    private static OpenApiSchema Text(string? format) => new() { Type = JsonSchemaType.String, Format = format, MaxLength = OutermostBounds.LengthOf(format) ?? OutermostBounds.InAddress };

    private static OpenApiSchema Bounded(OpenApiSchema schema)
    {
        OutermostBounds.Set(schema);
        return schema;
    }

    private static OpenApiSchema List(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item, MaxItems = Asked.MostValues };
}
