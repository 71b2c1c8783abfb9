using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.OpenApi.Schemas;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Schemas of parameters, by the attributes that say what they take.</summary>
internal sealed class ParameterSchemas(Summaries summaries, RecordSchemas schemas)
{
    public static OpenApiSchema OfPath(Type type) => type switch
    {
        _ when type == typeof(Guid) => new() { Type = JsonSchemaType.String, Format = "uuid" },
        _ when type == typeof(int) => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" },
        _ when type == typeof(long) => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" },
        _ => new() { Type = JsonSchemaType.String },
    };

    public IOpenApiSchema OfQuery(ParameterShapeAttribute? shape, SchemaRepository repository) => shape switch
    {
        WholeNumberAttribute number => Whole(number),
        DayAttribute => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        InstantAttribute => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
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
        ValueListAttribute list => List(new OpenApiSchema { Type = JsonSchemaType.String, Format = list.Format }),
        VocabularyAttribute { IsList: true } words => List(schemas.Of(words.Vocabulary, Side.Sent, repository)),
        VocabularyAttribute word => schemas.Of(word.Vocabulary, Side.Sent, repository),
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    /// <summary>What each word of a vocabulary means.</summary>
    public string Explained(Type vocabulary) => Vocabularies.Explained(vocabulary, summaries);

    private static OpenApiSchema Whole(WholeNumberAttribute number) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = number.Low.ToString(CultureInfo.InvariantCulture),
        Maximum = number.High == int.MaxValue ? null : number.High.ToString(CultureInfo.InvariantCulture),
        Default = number.Usual == 0 ? null : JsonValue.Create(number.Usual),
    };

    private static OpenApiSchema List(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };
}
