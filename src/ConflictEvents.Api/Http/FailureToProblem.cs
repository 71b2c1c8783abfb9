using ConflictEvents.Api.Auth;
using ConflictEvents.Changes;
using ConflictEvents.Ledger.Replicas;
using ConflictEvents.Storage;
using Npgsql;

namespace ConflictEvents.Api.Http;

/// <summary>The one place that turns failures into statuses. What it does not know is a 500, logged once, without its text in the answer.</summary>
internal sealed partial class FailureToProblem(RequestDelegate next, ILogger<FailureToProblem> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Who hangs up in the middle of an answer has got its status already.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await AnswerAsync(context, e);
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
        {
            var (code, detail) = Problems.OfStatus(context.Response.StatusCode);
            await Problems.WriteAsync(context, context.Response.StatusCode, code, detail);
        }
        _ = UnreadBody.Admit(context);
    }

    private Task AnswerAsync(HttpContext context, Exception exception) => exception switch
    {
        InvalidRecordException e => Problems.WriteAsync(context, 400, e.Code, e.Message, e.Failures),
        InvalidParameterException e => Problems.WriteAsync(context, 400, e.Code, $"{e.Parameter}: {e.Message}", more: Of("parameter", e.Parameter)),
        ForbiddenException e => Forbidden(context, e),
        NotFoundException e => Problems.WriteAsync(context, 404, e.Code, e.Message),
        NotAcceptableException e => Problems.WriteAsync(context, 406, e.Code, e.Message),
        ConflictException e => Problems.WriteAsync(context, 409, e.Code, e.Message, At(e.Pointer, e)),
        IdempotencyInFlightException e => Problems.WriteAsync(context, 409, e.Code, e.Message),
        RetractedException e => Retracted(context, e),
        FeedGoneException e => Problems.WriteAsync(context, 410, e.Code, e.Message),
        PositionGoneException e => Problems.WriteAsync(context, 410, e.Code, e.Message),
        OtherEpochException e => Problems.WriteAsync(context, 410, e.Code, e.Message),
        StaleRevisionException e => Problems.WriteAsync(context, 412, e.Code, e.Message, more: Current(context, e.CurrentRevision)),
        AlreadyExistsException e => Problems.WriteAsync(context, 412, e.Code, e.Message, more: Current(context, e.CurrentRevision)),
        PreconditionRequiredException e => Problems.WriteAsync(context, 428, e.Code, e.Message, more: Current(context, e.CurrentRevision)),
        BusyException e => Problems.WriteAsync(context, 503, e.Code, e.Message),
        OutcomeUnknownException e => Unsure(context, e),
        IdempotencyMismatchException e => Problems.WriteAsync(context, 422, e.Code, e.Message),
        BrokenBodyException e => Problems.WriteAsync(context, 400, e.Code, e.Message),
        TooLargeException e => Problems.WriteAsync(context, 413, e.Code, e.Message),
        UnsupportedMediaException e => Problems.WriteAsync(context, 415, e.Code, e.Message),
        BadHttpRequestException e => Bad(context, e),
        _ when IsDatabaseAway(exception) => Away(context, exception),
        _ => Unknown(context, exception),
    };

    private static Task Forbidden(HttpContext context, ForbiddenException e) => context.User.Identity?.IsAuthenticated == true
        ? Problems.WriteAsync(context, 403, e.Code, e.Message, At(e.Pointer, e))
        : Problems.WriteAsync(context, 401, "unauthorized", "This needs a key: send Authorization: Bearer and the key.");

    private static Task Retracted(HttpContext context, RetractedException e)
    {
        context.Response.Headers.ETag = ETags.Of(e.Tombstone.Revision, context.Caller().SeesAll);
        return Problems.WriteAsync(context, 410, e.Code, e.Message, more: new Dictionary<string, object?>
        {
            ["id"] = e.Tombstone.Id,
            ["revision"] = e.Tombstone.Revision,
            ["reason"] = e.Tombstone.Reason,
            ["successor"] = e.Tombstone.Successor,
        });
    }

    private static Task Bad(HttpContext context, BadHttpRequestException e)
    {
        var (code, detail) = Problems.OfStatus(e.StatusCode);
        return Problems.WriteAsync(context, e.StatusCode, code, detail);
    }

    private Task Away(HttpContext context, Exception e)
    {
        var state = (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState;
        Log.DatabaseAway(logger, e.GetType().Name, state ?? "connection");
        return Problems.WriteAsync(context, 503, "unavailable", state == PostgresErrorCodes.QueryCanceled ? TooSlow : "The database does not answer now. " + Again);
    }

    // To somebody who asks for much it would be no help to hear that nobody answers.
    private const string Again = "Try again shortly; a write with an Idempotency-Key can be sent again with it, and is made once.";
    private const string TooSlow = "This took the database longer than a request may: much is asked of it now, or by this request. Ask for less at once (a shorter time, one country or kind), or try again shortly; "
        + "a write with an Idempotency-Key can be sent again with it, and is made once.";

    private Task Unsure(HttpContext context, OutcomeUnknownException e)
    {
        Log.OutcomeUnknown(logger, e.InnerException!.GetType().Name);
        return Problems.WriteAsync(context, 503, e.Code, e.Message);
    }

    private Task Unknown(HttpContext context, Exception e)
    {
        Log.Unhandled(logger, e);
        return Problems.WriteAsync(context, 500, "internal_error", "Something went wrong on our side; the trace id finds it in the log.");
    }

    // Lock, statement and idle timeouts, deadlocks, resources, shutdown, a read-only standby, a schema that is not there yet.
    private static bool IsDatabaseAway(Exception e) => e switch
    {
        PostgresException { SqlState: ['5', '3' or '7', ..] or ['0', '8', ..] or "55P03" or "25006" or "25P03" or "40001" or "40P01" or "42P01" } => true,
        PostgresException => false,
        NpgsqlException => true,
        _ when LostConnection.Is(e) => true,
        _ => e.InnerException is { } inner && IsDatabaseAway(inner),
    };

    private static RuleFailure[]? At(string? pointer, Failure e) => pointer is null ? null : [new(pointer, e.Code, e.Message)];

    private static Dictionary<string, object?> Of(string name, object? value) => new() { [name] = value };

    private static Dictionary<string, object?> Current(HttpContext context, int? revision) =>
        Of("currentETag", revision is { } number ? ETags.Of(number, context.Caller().SeesAll) : null);

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Error, "Unhandled failure")]
        public static partial void Unhandled(ILogger logger, Exception exception);

        [LoggerMessage(42, LogLevel.Warning, "The database went away during a commit: {Exception}")]
        public static partial void OutcomeUnknown(ILogger logger, string exception);

        [LoggerMessage(41, LogLevel.Warning, "The database is away: {Exception} {SqlState}")]
        public static partial void DatabaseAway(ILogger logger, string exception, string sqlState);
    }
}
