using System.Reflection;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi.Schemas;
using ConflictEvents.Events;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>What actions say of their answers, for the filters.</summary>
internal static class DeclaredAnswers
{
    public static IReadOnlyList<AnswersAttribute> Answers(this OperationFilterContext context) =>
        [.. context.MethodInfo.GetCustomAttributes<AnswersAttribute>()];

    public static bool CanAnswer(this OperationFilterContext context, int status) => context.Answers().Any(answer => answer.Statuses.Contains(status));

    /// <summary>Whether the caller may say how far the ledger must have come in the answer.</summary>
    public static bool TakesMinPosition(this OperationFilterContext context) =>
        MinPosition.IsTakenBy(context.ApiDescription.HttpMethod, context.ApiDescription.ActionDescriptor.EndpointMetadata);

    /// <summary>The forms that an operation answers in.</summary>
    public static IReadOnlyList<RecordFormat> Forms(this OperationFilterContext context) =>
        context.MethodInfo.GetCustomAttribute<OffersAttribute>()?.Formats ?? [RecordFormat.Json];

    /// <summary>Whether the caller chooses among forms, by `format` or `Accept`.</summary>
    public static bool OffersForms(this OperationFilterContext context) => context.MethodInfo.IsDefined(typeof(OffersAttribute));

    /// <summary>The names under which it answers one thing; null where it has forms.</summary>
    public static IReadOnlyList<string>? MediaTypes(this OperationFilterContext context) => context.MethodInfo.GetCustomAttribute<AnswersInAttribute>()?.MediaTypes;

    /// <summary>Whether it answers a whole result, not a page of it.</summary>
    public static bool IsExport(this OperationFilterContext context) => context.MethodInfo.Name == "Export";

    public static bool IsGet(this OperationFilterContext context) => context.ApiDescription.HttpMethod == "GET";

    /// <summary>The one kind that the address serves.</summary>
    public static KindEntry? Kind(this OperationFilterContext context) =>
        Resource.KindOf(((ControllerActionDescriptor)context.ApiDescription.ActionDescriptor).ControllerTypeInfo) is { } kind ? EventKinds.Of(kind) : null;

    /// <summary>The schema of a body or an answer; at a kind's door, events are of that kind.</summary>
    public static IOpenApiSchema Schema(this OperationFilterContext context, RecordSchemas schemas, Type type, Side side) =>
        context.Kind() is { } kind && (type == typeof(EventBody) || type == typeof(Page<EventBody>))
            ? schemas.OfKind(type, kind, side, context.SchemaRepository)
            : schemas.Of(type, side, context.SchemaRepository);
}
