using System.Text.Json.Nodes;
using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
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
