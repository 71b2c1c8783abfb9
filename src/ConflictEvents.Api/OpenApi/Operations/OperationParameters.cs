using System.Reflection;
using System.Text.Json;
using ConflictEvents.Api.Controllers;
using ConflictEvents.Api.Http;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Documents the parameters of addresses: they are strings in code, their attributes say what they take.</summary>
internal sealed class OperationParameters(Summaries summaries, ParameterSchemas schemas) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var kind = context.Kind();
        operation.Parameters = [.. context.ApiDescription.ParameterDescriptions
            .Where(parameter => parameter.Source == BindingSource.Path || parameter.Source == BindingSource.Query)
            .OrderBy(Rank)
            .Select(parameter => Documented(parameter, kind, context.SchemaRepository))];
        foreach (var format in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "format" && context.OffersForms()))
            OnOffer(format, context.Forms());
    }

    // What events are about stands first, then when and where, then how they are answered.
    private static int Rank(ApiParameterDescription parameter) => parameter.Source == BindingSource.Path ? 0 : parameter.ModelMetadata?.PropertyName is not { } name ? 3
        : name == nameof(ChangeFilterParameters.Record) || typeof(EventContentParameters).GetProperty(name) is not null ? 1
        : name is nameof(OgcItemsParameters.Datetime) or nameof(EventSubjectParameters.Lifecycle) || typeof(EventConditionParameters).GetProperty(name) is not null ? 2
        : 3;

    private OpenApiParameter Documented(ApiParameterDescription parameter, KindEntry? kind, SchemaRepository repository)
    {
        var property = parameter.ModelMetadata is { ContainerType: { } type, PropertyName: { } name } ? type.GetProperty(name) : null;
        var argument = (parameter.ParameterDescriptor as ControllerParameterDescriptor)?.ParameterInfo;
        var shape = (property ?? (ICustomAttributeProvider?)argument)?.GetCustomAttributes(typeof(ParameterShapeAttribute), inherit: true).Cast<ParameterShapeAttribute>().SingleOrDefault();
        var isPath = parameter.Source == BindingSource.Path;
        var documented = new OpenApiParameter
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name),
            In = isPath ? ParameterLocation.Path : ParameterLocation.Query,
            Required = isPath || shape?.IsRequired == true,
            Description = property is null ? summaries.Of(argument!) : summaries.Of(property),
            Schema = isPath ? ParameterSchemas.OfPath(parameter.Type) : schemas.OfQuery(shape, repository),
        };
        if (kind is not null)
            AtDoor(documented, kind, shape);
        if (shape is VocabularyAttribute words && documented.Schema is not OpenApiSchema { Items: OpenApiSchema })
            documented.Description += $"\n\n{schemas.Explained(words.Vocabulary)}";
        if (shape is ValueListAttribute or NumberListAttribute or VocabularyAttribute { IsList: true })
            (documented.Style, documented.Explode) = (ParameterStyle.Form, false);
        return documented;
    }

    private void OnOffer(OpenApiParameter format, IReadOnlyList<RecordFormat> forms)
    {
        format.Description = $"The form of the answer; it wins over `Accept`. `{WireNames.Of(forms[0])}` where neither asks for one.\n\n{string.Join('\n', forms.Select(form => $"* `{WireNames.Of(form)}`: {summaries.Of(form)}"))}";
        format.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. forms.Select(form => (System.Text.Json.Nodes.JsonNode)WireNames.Of(form))] };
    }

    // The kinds' doors inherit their words, and take no other kind.
    private static void AtDoor(OpenApiParameter parameter, KindEntry kind, ParameterShapeAttribute? shape)
    {
        parameter.Description = Resource.Of(kind).Say(parameter.Description!);
        if (shape is not VocabularyAttribute { Vocabulary: var vocabulary } || vocabulary != typeof(EventKind))
            return;
        parameter.Description = $"Always `{kind.WireName}` here, also where left out; for other kinds use `/v1/events`.";
        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = Asked.MostValues, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [kind.WireName] } };
    }
}
