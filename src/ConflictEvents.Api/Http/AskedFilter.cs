using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ConflictEvents.Exchange.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ConflictEvents.Api.Http;

/// <summary>Refuses what was asked and would otherwise be passed over: unknown, repeated and empty parameters, and media types that are not to be had.</summary>
internal sealed class AskedFilter : IResourceFilter
{
    private static readonly ConditionalWeakTable<ActionDescriptor, IReadOnlyList<string>> Found = [];

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var known = Known(context.ActionDescriptor);
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name))
                throw new InvalidParameterException(name, known.Count == 0 ? "is not known; this address takes no parameters" : $"is not known; allowed are {string.Join(", ", known)}");
            if (values.Count > 1)
                throw new InvalidParameterException(name, "stands more than once; give several values as one list, separated by commas");
            if (string.IsNullOrWhiteSpace(values))
                throw new InvalidParameterException(name, "has no value; leave it out");
        }
        // Whoever offers several forms chooses one itself, when it knows which was asked for.
        var metadata = context.ActionDescriptor.EndpointMetadata;
        var types = metadata.OfType<AnswersInAttribute>().FirstOrDefault()?.MediaTypes ?? [RecordJson.MediaType];
        if (!metadata.OfType<OffersAttribute>().Any() && Negotiation.Best(request.Headers.Accept, types) is null)
            context.Result = new StatusCodeResult(StatusCodes.Status406NotAcceptable);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    /// <summary>The query parameters of an action, as they are written in addresses.</summary>
    public static IReadOnlyList<string> Known(ActionDescriptor action) => Found.GetValue(action, Find);

    private static IReadOnlyList<string> Find(ActionDescriptor action) =>
    [
        .. action.Parameters.Where(p => p.BindingInfo?.BindingSource == BindingSource.Query).SelectMany(p => p.ParameterType == typeof(string)
            ? [p.BindingInfo?.BinderModelName ?? p.Name]
            : p.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(m => JsonNamingPolicy.CamelCase.ConvertName(m.Name))),
    ];
}
