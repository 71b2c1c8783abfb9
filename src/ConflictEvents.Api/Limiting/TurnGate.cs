using ConflictEvents.Api.Http;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Limiting;

/// <summary>Lets in as many requests at once as can be worked on; the rest wait a little, or are told to come again.</summary>
internal sealed class TurnGate(RequestDelegate next, Turns turns)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var lane = LaneOf(context);
        using var own = await turns.OwnAsync(lane, context.Counted(), context.RequestAborted);
        if (own is null)
        {
            context.Response.Headers.RetryAfter = "2";
            await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too_many_at_once",
                "Too many of your requests of this sort are being worked on at once; wait for some of them to end.");
            return;
        }
        using var turn = await turns.InLaneAsync(lane, context.RequestAborted);
        if (turn is null)
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "overloaded", "The server has too much to do now; nothing was stored. Try again after Retry-After seconds.");
        else
            await next(context);
    }

    // A page of the feed that nobody waits for is a read like any other.
    private static Lane LaneOf(HttpContext context)
    {
        var lane = context.GetEndpoint()?.Metadata.GetMetadata<LaneAttribute>()?.Lane ?? Lane.Usual;
        return lane == Lane.Feed && !context.Request.Query.ContainsKey("wait") && !AsksForStream(context.Request) ? Lane.Usual : lane;
    }

    private static bool AsksForStream(HttpRequest request) => request.Headers[HeaderNames.Accept].ToString().Contains(EventStream.MediaType, StringComparison.OrdinalIgnoreCase);
}
