using System.Reflection;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Documents what is sent, with worked examples.</summary>
internal sealed class OperationBodies(RecordSchemas schemas) : IOperationFilter
{
    private const string MergePatch = "application/merge-patch+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.MethodInfo.GetCustomAttribute<TakesAttribute>() is { } takes)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = takes.MediaTypes.ToDictionary(type => type, type => (IOpenApiMediaType)Streamed(type, takes.Example)) };
            return;
        }
        if (context.ApiDescription.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body) is not { } body)
            return;
        var isPatch = body.Type == typeof(JsonObject);
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = isPatch ? "The members to change (RFC 7396): null removes one, lists are replaced whole, the rest stays." : null,
            Required = body.ModelMetadata.IsRequired || !AllowsEmpty(context),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [RecordJson.MediaType] = isPatch ? Patch(context) : Body(context, body.Type),
            },
        };
        if (isPatch)
            operation.RequestBody.Content![MergePatch] = Patch(context);
    }

    // What is read as a stream is text for the contract; the example of lines is a list of them.
    private static OpenApiMediaType Streamed(string type, string example) => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = StatusWords.OfStreamed(type) },
        Example = type.EndsWith("json", StringComparison.Ordinal) ? string.Concat(Examples.Of(example).AsArray().Select(line => line!.ToJsonString(Wire.Options) + "\n")) : null,
    };

    // A body that may be left out is documented by its nullable parameter.
    private static bool AllowsEmpty(OperationFilterContext context) => context.MethodInfo.GetParameters()
        .Any(parameter => parameter.GetCustomAttributes(false).OfType<Microsoft.AspNetCore.Mvc.FromBodyAttribute>().Any(from => from.EmptyBodyBehavior == EmptyBodyBehavior.Allow));

    private OpenApiMediaType Body(OperationFilterContext context, Type type)
    {
        var media = new OpenApiMediaType { Schema = context.Schema(schemas, type, Side.Sent) };
        if (type != typeof(EventBody))
            media.Example = Examples.OfBody(type);
        else if (context.Kind() is { } kind)
            media.Example = Examples.Of(kind.WireName);
        else
            media.Examples = EventKinds.All.ToDictionary(kind => kind.WireName, kind => (IOpenApiExample)new OpenApiExample { Summary = $"A {Resource.Of(kind).Singular}", Value = Examples.Of(kind.WireName) });
        return media;
    }

    private static OpenApiMediaType Patch(OperationFilterContext context)
    {
        var resource = context.Kind() is null ? Resource.Of(((Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor)context.ApiDescription.ActionDescriptor).ControllerTypeInfo).Singular : "event";
        return new() { Schema = PatchSchema.In(context.SchemaRepository), Example = Examples.Of("patch-" + resource) };
    }
}
