using System.Diagnostics;
using System.Text.Json;
using ConflictEvents.Api.Auth;
using ConflictEvents.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ConflictEvents.Api.Http;

/// <summary>The one form of every error: RFC 9457, with a stable code, a trace id, and errors by JSON pointer.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    private const string Bearer = "Bearer realm=\"conflict-events\"";
    private const string Basic = "Basic realm=\"conflict-events\", charset=\"UTF-8\"";

    /// <summary>Writes a problem.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">A stable word for programs; also the end of `type`.</param>
    /// <param name="detail">What was wrong and what would be right.</param>
    /// <param name="errors">Each broken rule.</param>
    /// <param name="more">Members that this problem alone has.</param>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail,
        IEnumerable<RuleFailure>? errors = null, IReadOnlyDictionary<string, object?>? more = null)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = BasicKeys.AreTakenBy(context) ? new[] { Bearer, Basic } : Bearer;
        if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "2";
        var problem = new Dictionary<string, object?>
        {
            ["type"] = $"urn:conflict-events:problem:{code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = detail,
            ["code"] = code,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        if (errors is not null)
            problem["errors"] = errors;
        foreach (var (name, value) in more ?? new Dictionary<string, object?>())
            if (value is not null)
                problem[name] = value;
        return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, Wire.Options), context.RequestAborted).AsTask();
    }

    /// <summary>What to say of a status that the framework answered without a body.</summary>
    public static (string Code, string Detail) OfStatus(int status) => status switch
    {
        400 => ("bad_request", "The request is not understood."),
        404 => ("not_found", "There is nothing at this address."),
        405 => ("method_not_allowed", "This address does not take this method; the Allow header lists those it takes."),
        406 => ("not_acceptable", "None of the accepted media types is to be had here; send Accept: application/json."),
        408 => ("timeout", "The request came too slowly."),
        411 => ("length_required", "Send a Content-Length."),
        413 => ("too_large", "The body is larger than this address takes."),
        414 => ("address_too_long", "The address is too long."),
        415 => ("unsupported_media_type", "The body's media type is not taken here; send application/json in UTF-8 (or application/merge-patch+json for PATCH), not compressed."),
        429 => ("rate_limited", "You have asked too much in too short a time; try again after Retry-After seconds."),
        431 => ("headers_too_large", "The headers are too large."),
        503 => ("unavailable", "The service cannot answer now; try again shortly."),
        _ => ("error", ReasonPhrases.GetReasonPhrase(status)),
    };
}
