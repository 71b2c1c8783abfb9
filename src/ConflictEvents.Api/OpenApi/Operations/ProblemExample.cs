using System.Text.Json.Nodes;
using ConflictEvents.Api.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConflictEvents.Api.OpenApi.Operations;

/// <summary>What a problem of each status may look like.</summary>
internal static class ProblemExample
{
    public static JsonObject Of(int status)
    {
        var (code, detail) = Words(status);
        var example = new JsonObject
        {
            ["type"] = $"urn:conflict-events:problem:{code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = detail,
            ["code"] = code,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (status is 400)
            example["parameter"] = "limit";
        if (status is 412 or 428)
            example["currentETag"] = "\"4-1a2b3c4d\"";
        if (status is 410)
            (example["id"], example["revision"], example["reason"]) = ("20220310-0002-8000-8000-000000000001", 3, "own_error");
        return example;
    }

    private static (string Code, string Detail) Words(int status) => status switch
    {
        400 => ("invalid_parameter", "limit: must be a whole number from 1 to 500"),
        401 => ("unauthorized", "This needs a key: send Authorization: Bearer and the key."),
        403 => ("forbidden", "This needs the role editor; this key has contributor."),
        _ => Problems.OfStatus(status) is var words && words.Code != "error" ? words : Failed(status),
    };

    private static (string Code, string Detail) Failed(int status)
    {
        Failure? failure = status switch
        {
            409 => new IdempotencyInFlightException(),
            410 => new RetractedException(new("", 1, "", null)),
            412 => new StaleRevisionException(4),
            422 => new IdempotencyMismatchException(),
            428 => new PreconditionRequiredException(4),
            _ => null,
        };
        return failure is null ? ("internal_error", "Something went wrong on our side; the trace id finds it in the log.") : (failure.Code, failure.Message);
    }
}
