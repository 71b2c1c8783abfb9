using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Http;

/// <summary>Refuses what was asked and would otherwise be passed over: unknown, repeated and empty parameters, and media types that are not to be had.</summary>
internal sealed class AskedFilter : IResourceFilter
{
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
        if (!Accepts(request))
            context.Result = new StatusCodeResult(StatusCodes.Status406NotAcceptable);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    /// <summary>The query parameters of an action, as they are written in addresses.</summary>
    public static IReadOnlyList<string> Known(ActionDescriptor action) =>
    [
        .. action.Parameters.Where(p => p.BindingInfo?.BindingSource == BindingSource.Query).SelectMany(p => p.ParameterType == typeof(string)
            ? [p.BindingInfo?.BinderModelName ?? p.Name]
            : p.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(m => JsonNamingPolicy.CamelCase.ConvertName(m.Name))),
    ];

    // What cannot be read as a list of media types asks for nothing in particular.
    private static bool Accepts(HttpRequest request) =>
        request.Headers.Accept.Count == 0
        || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        || accepted.Any(a => a.Quality is not 0 && (a.MatchesAllTypes || a.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) || a.MediaType.Equals(RecordJson.MediaType, StringComparison.OrdinalIgnoreCase)));
}
