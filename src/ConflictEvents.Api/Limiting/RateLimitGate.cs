using System.Globalization;
using ConflictEvents.Api.Http;

namespace ConflictEvents.Api.Limiting;

/// <summary>Counts each request for its caller, says in `RateLimit` what is left, and refuses what is too much.</summary>
internal sealed class RateLimitGate(RequestDelegate next, RateLimits limits)
{
    public const string Fields = "RateLimit";
    public const string Policies = "RateLimit-Policy";

    public Task InvokeAsync(HttpContext context)
    {
        if (!limits.AreOn)
            return next(context);
        var (quota, who) = (limits.Of(context), context.Counted());
        var isTaken = quota.TryTake(who);
        var standing = quota.Standing(who);
        // At the start of the answer: a problem clears the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Policies] = quota.Policy;
            context.Response.Headers[Fields] = standing;
            return Task.CompletedTask;
        });
        return isTaken ? next(context) : RefuseAsync(context, quota);
    }

    private static Task RefuseAsync(HttpContext context, Quota quota)
    {
        context.Response.Headers.RetryAfter = quota.RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "rate_limited",
            "You have asked too much in too short a time; try again after Retry-After seconds. RateLimit-Policy says how much you may ask; a key has more than an address.");
    }
}
