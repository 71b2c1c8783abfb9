using System.Diagnostics;
using ConflictEvents.Api.Auth;

namespace ConflictEvents.Api.Http;

/// <summary>One line a request: what, answered how, for whom, how long. Never a query, a body or a secret.</summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var method = context.Request.Method;
        await next(context);
        // Probes ask every few seconds; they are worth a line when they are not answered well.
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && context.Response.StatusCode == StatusCodes.Status200OK)
            return;
        // The path encoded, as it came: a line break in it would forge a line.
        Log.Answered(logger, method, Secrets.PathOf(context), context.Response.StatusCode, (long)time.GetElapsedTime(start).TotalMilliseconds,
            context.Caller().Name, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Information, "{Method} {Path} {Status} in {DurationMs} ms for key {Key} trace {TraceId}")]
        public static partial void Answered(ILogger logger, string method, string path, int status, long durationMs, string key, string traceId);
    }
}
