using ConflictEvents.Api.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Limiting;

/// <summary>What callers may ask in a minute: reads, writes and exports are counted apart.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly Quota reads = new("reads", options.Value.Reads);
    private readonly Quota anonymous = new("anonymous", options.Value.AnonymousReads);
    private readonly Quota writes = new("writes", options.Value.Writes);
    private readonly Quota exports = new("exports", options.Value.Exports);

    public bool AreOn { get; } = options.Value.Enabled;

    /// <summary>The quota that a request is counted with.</summary>
    public Quota Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<LaneAttribute>()?.Lane == Lane.Export ? exports
        : !IsRead(context) ? writes
        : context.User.Identity?.IsAuthenticated == true ? reads : anonymous;

    // A query may be sent as a body: what needs no more than a reader's role writes nothing.
    private static bool IsRead(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method)
        || context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).LastOrDefault(p => p is not null) == Access.Read;

    public void Dispose()
    {
        reads.Dispose();
        anonymous.Dispose();
        writes.Dispose();
        exports.Dispose();
    }
}
