using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Changes;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>Makes schemas of the record's types, as its own JSON reader and writer see them.</summary>
internal sealed class RecordSchemas(Summaries summaries) : ISchemaGenerator
{
    public IOpenApiSchema GenerateSchema(Type modelType, SchemaRepository schemaRepository, MemberInfo? memberInfo = null, ParameterInfo? parameterInfo = null, ApiParameterRouteInfo? routeInfo = null) =>
        Of(modelType, Side.Sent, schemaRepository);

    /// <summary>The schema of a type: in place for plain values, a reference for what has a name.</summary>
    public IOpenApiSchema Of(Type type, Side side, SchemaRepository repository)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.Of(type) is { } scalar)
            return scalar;
        // A record within an answer is written like any other, behind the ledger's own fields.
        if (type == typeof(Shown))
            return Of(typeof(EventBody), side, repository);
        if (type == typeof(FeedDocument))
            return FeedSchemas.Document(this, repository);
        if (ItemType(type) is { } item)
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(item, side, repository) };
        if (type.IsEnum)
            return Named(repository, type.Name, () => Vocabularies.Of(type, summaries));
        if (type == typeof(GeoArea))
            return Named(repository, type.Name, () => AreaSchema.Of(summaries));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>))
            return Named(repository, SchemaNames.Of(type, side), () => Page(type, Of(type.GenericTypeArguments[0], side, repository), repository));
        return Named(repository, SchemaNames.Of(type, side), () => new ObjectSchemas(this, summaries, repository, SchemaNames.IsSame(type) ? Side.Sent : side).Of(type));
    }

    /// <summary>The exact schema of events at the door of one kind: its body, its view or a page of them.</summary>
    public IOpenApiSchema OfKind(Type type, KindEntry kind, Side side, SchemaRepository repository) =>
        Named(repository, SchemaNames.Of(type, side, kind), () => type.IsGenericType
            ? Page(type, OfKind(type.GenericTypeArguments[0], kind, side, repository), repository)
            : new ObjectSchemas(this, summaries, repository, side).OfKind(type, kind));

    /// <summary>A reference to a schema with a name, which is made at its first use.</summary>
    public static OpenApiSchemaReference Named(SchemaRepository repository, string name, Func<OpenApiSchema> make)
    {
        if (!repository.Schemas.ContainsKey(name))
        {
            // Reserved first: a schema may lead back to itself.
            repository.Schemas[name] = new OpenApiSchema();
            repository.Schemas[name] = make();
        }
        return new OpenApiSchemaReference(name, null);
    }

    private OpenApiSchema Page(Type page, IOpenApiSchema item, SchemaRepository repository)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = summaries.Of(page),
            Required = new HashSet<string> { "items", "next" },
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = item, Description = "The items, in the list's order." },
                ["next"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The `cursor` of the next page; null on the last one." },
            },
        };
        if (page == typeof(Page<EventBody>))
            AddOfEvents(schema.Properties, item, repository);
        return schema;
    }

    private void AddOfEvents(IDictionary<string, IOpenApiSchema> members, IOpenApiSchema item, SchemaRepository repository)
    {
        members.Add("mayInclude", new OpenApiSchema { Type = JsonSchemaType.Array, Items = item, Description = Of(nameof(EventPage.MayInclude)) });
        members.Add("count", new OpenApiSchema { AllOf = [Of(typeof(ResultCount), Side.Answered, repository)], Description = Of(nameof(EventPage.Count)) });
    }

    private string Of(string memberOfPage) => summaries.Of(typeof(EventPage).GetProperty(memberOfPage)!);

    private static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;
}

/// <summary>Schemas of plain values.</summary>
internal static class Scalars
{
    public static OpenApiSchema? Of(Type type) => type switch
    {
        _ when type == typeof(string) => new() { Type = JsonSchemaType.String },
        _ when type == typeof(bool) => new() { Type = JsonSchemaType.Boolean },
        _ when type == typeof(int) => new() { Type = JsonSchemaType.Integer, Format = "int32" },
        _ when type == typeof(long) => new() { Type = JsonSchemaType.Integer, Format = "int64" },
        _ when type == typeof(double) => new() { Type = JsonSchemaType.Number, Format = "double" },
        _ when type == typeof(Guid) => new() { Type = JsonSchemaType.String, Format = "uuid" },
        _ when type == typeof(DateOnly) => new() { Type = JsonSchemaType.String, Format = "date" },
        _ when type == typeof(DateTimeOffset) => new() { Type = JsonSchemaType.String, Format = "date-time" },
        _ when type == typeof(DateOrInstant) => new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt].+)?$" },
        _ when type == typeof(AsOf) => new() { OneOf = [Bounded(Of(typeof(long))!), Bounded(Of(typeof(DateTimeOffset))!)] },
        _ when type == typeof(JsonNode) || type == typeof(JsonElement) => new(),
        _ when type == typeof(JsonObject) => new() { Type = JsonSchemaType.Object },
        _ => null,
    };

    private static OpenApiSchema Bounded(OpenApiSchema schema)
    {
        OutermostBounds.Set(schema);
        return schema;
    }
}
