using System.Text.Json;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>Names each operation and says in a sentence what it does.</summary>
internal sealed class OperationNames(Summaries summaries) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var controller = ((ControllerActionDescriptor)context.ApiDescription.ActionDescriptor).ControllerTypeInfo;
        var resource = Resource.Of(controller);
        var words = summaries.Of(context.MethodInfo);
        if (Resource.KindOf(controller) is not null)
            words = resource.Say(words);
        var end = words.IndexOf(". ", StringComparison.Ordinal);
        operation.OperationId = Id(context, resource);
        // The page shows summaries as they are.
        operation.Summary = (end < 0 ? words : words[..(end + 1)]).Replace("`", "", StringComparison.Ordinal);
        operation.Description = end < 0 ? null : words[(end + 2)..];
        operation.Tags = new HashSet<OpenApiTagReference> { new(resource.Tag, context.Document) };
    }

    // listStrikes, getStrike, replaceStrike, correctStrike; others by their own names: retractStrike, mergeActor, listEventRevisions.
    private static string Id(OperationFilterContext context, Resource resource)
    {
        var (action, isGet) = (context.MethodInfo.Name, context.ApiDescription.HttpMethod == "GET");
        return action switch
        {
            "List" => "list" + resource.Many,
            "Get" => "get" + resource.One,
            "Put" => "replace" + resource.One,
            "Export" => "export" + resource.Many,
            "Patch" => "correct" + resource.One,
            _ when isGet && AnswersPage(context) => $"list{resource.One}{action}",
            _ when isGet => $"get{resource.One}{action}",
            _ => JsonNamingPolicy.CamelCase.ConvertName(action) + resource.One,
        };
    }

    private static bool AnswersPage(OperationFilterContext context) => context.Answers()
        .Any(answer => answer.Body is { IsGenericType: true } body && body.GetGenericTypeDefinition() == typeof(Page<>));
}
