using ConflictEvents.Api.Auth;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Api.OpenApi.Operations;
using ConflictEvents.Ledger.Replicas;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConflictEvents.Api.Http;

/// <summary>Lets what only reads be answered by a replica, and reads `Min-Position`, which says how far the ledger must have come in the answer.</summary>
internal sealed class MinPosition(Freshness freshness) : IResourceFilter
{
    public const string Header = "Min-Position";

    /// <summary>Whether an operation takes it: a read whose answer names where it stands.</summary>
    public static bool IsTakenBy(string? method, IList<object> metadata) =>
        OnlyReads(method, metadata) && metadata.OfType<AnswersAttribute>().Any(answers => answers.Body is { } body && AnswerHeaders.NamesItsStand(body));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var (request, metadata) = (context.HttpContext.Request, context.ActionDescriptor.EndpointMetadata);
        freshness.MayLag = OnlyReads(request.Method, metadata);
        if (request.Headers.TryGetValue(Header, out var values) && IsTakenBy(request.Method, metadata))
            freshness.Least = LeastPosition.Parse(values.Count == 1 ? values[0] : null, Header);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    // A query in a body is posted; writes need a higher role than that of readers.
    private static bool OnlyReads(string? method, IEnumerable<object> metadata) => method is not null
        && (HttpMethods.IsGet(method) || metadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null) == Access.Read);
}
