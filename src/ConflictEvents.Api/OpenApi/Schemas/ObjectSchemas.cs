using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Schemas;

/// <summary>Makes the schema of one record type, member by member.</summary>
internal sealed class ObjectSchemas(RecordSchemas schemas, Summaries summaries, SchemaRepository repository, Side side)
{
    private const string Kind = "kind";
    private readonly NullabilityInfoContext nullability = new();

    public OpenApiSchema Of(Type type) => type == typeof(EventDetails) ? Union() : EventKinds.All.FirstOrDefault(k => k.Details == type) is { } kind ? Details(kind, withKind: true) : Plain(type);

    /// <summary>An event whose details are of one kind. What is sent to the kind's own address need not say which.</summary>
    public OpenApiSchema OfKind(Type type, KindEntry kind)
    {
        var schema = Plain(type);
        var details = side == Side.Answered
            ? schemas.Of(kind.Details, side, repository)
            : RecordSchemas.Named(repository, kind.Details.Name + "Details", () => Details(kind, withKind: false));
        schema.Properties!["details"] = Described(details, schema.Properties["details"].Description!);
        return schema;
    }

    private OpenApiSchema Plain(Type type)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = summaries.Of(type),
            Required = new HashSet<string>(),
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>(),
        };
        foreach (var member in Wire.Options.GetTypeInfo(type).Properties.Where(m => m.Get is not null || m.Set is not null))
            Add(schema, member);
        if (side == Side.Answered && ServerMembers.IsRecord(type))
            schema.Properties["successor"] = ServerMembers.Successor();
        return schema;
    }

    private void Add(OpenApiSchema schema, JsonPropertyInfo member)
    {
        var property = (PropertyInfo)member.AttributeProvider!;
        if (IsRequired(property, member.Name))
            schema.Required!.Add(member.Name);
        schema.Properties!.Add(member.Name, Member(property, member.Name));
    }

    private OpenApiSchema Member(PropertyInfo property, string name)
    {
        var plain = ServerMembers.TypeOf(property, name) ?? schemas.Of(property.PropertyType, side, repository);
        var schema = Described(plain, summaries.Of(property));
        if (IsAlwaysWritten(property) && IsNullable(property))
            MayBeNull(schema, property);
        if (side == Side.Answered)
            return schema;
        schema.ReadOnly = ServerMembers.IsReadOnly(property);
        if (IsNullable(property) && !IsRequired(property, name))
            MayBeNull(schema, property);
        schema.Default = Default(property);
        MemberLimits.Set(schema, property);
        return schema;
    }

    private bool IsRequired(PropertyInfo property, string name) => side == Side.Sent
        ? property.GetCustomAttribute<RequiredMemberAttribute>() is not null
        : ServerMembers.IsAlwaysAnswered(property, name)
            || !ServerMembers.IsKeptFromReaders(property)
            && (!IsNullable(property) || property.GetCustomAttribute<RequiredMemberAttribute>() is not null);

    private bool IsNullable(PropertyInfo property) => nullability.Create(property).ReadState == NullabilityState.Nullable;

    // Null there says something: an open end.
    private static bool IsAlwaysWritten(PropertyInfo property) => property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never;

    // OpenAPI 3.0 knows `nullable` only beside a type, also where a reference says which; of several types, one says it for all. What may be any value needs none.
    private static void MayBeNull(OpenApiSchema schema, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (schema.Type is null && schema.OneOf is [OpenApiSchema first, ..])
            first.Type |= JsonSchemaType.Null;
        else
            schema.Type = (schema.Type ?? (type.IsEnum ? JsonSchemaType.String : type == typeof(JsonNode) || type == typeof(JsonElement) ? 0 : JsonSchemaType.Object)) | JsonSchemaType.Null;
    }

    private static JsonValue? Default(PropertyInfo property) =>
        property.PropertyType.IsEnum || property.PropertyType == typeof(bool)
            ? property.GetValue(Activator.CreateInstance(property.ReflectedType!)) switch
            {
                Enum word => JsonValue.Create(WireNames.Of(word)),
                bool flag => JsonValue.Create(flag),
                _ => null,
            }
            : null;

    // Beside a reference nothing else is read, so the description goes around it.
    private static OpenApiSchema Described(IOpenApiSchema schema, string description)
    {
        var described = schema as OpenApiSchema ?? new OpenApiSchema { AllOf = [schema] };
        described.Description = description;
        return described;
    }

    private OpenApiSchema Union() => new()
    {
        Description = summaries.Of(typeof(EventDetails)),
        OneOf = [.. EventKinds.All.Select(kind => schemas.Of(kind.Details, side, repository))],
        Discriminator = new()
        {
            PropertyName = Kind,
            Mapping = EventKinds.All.ToDictionary(kind => kind.WireName, kind => (OpenApiSchemaReference)schemas.Of(kind.Details, side, repository)),
        },
    };

    private OpenApiSchema Details(KindEntry kind, bool withKind)
    {
        var schema = Plain(kind.Details);
        var members = schema.Properties!;
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            [Kind] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [kind.WireName],
                Description = $"The kind of event: {summaries.Of(kind.Kind)}{(withKind ? "" : " May be left out at this address.")}",
            },
        };
        foreach (var (name, member) in members)
            schema.Properties.Add(name, member);
        if (withKind)
            schema.Required = new HashSet<string>(schema.Required!.Prepend(Kind));
        return schema;
    }
}
