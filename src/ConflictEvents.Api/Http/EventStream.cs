namespace ConflictEvents.Api.Http;

/// <summary>Names of Server-Sent Events.</summary>
internal static class EventStream
{
    public const string MediaType = "text/event-stream";

    public const string LastEventId = "Last-Event-ID";

    /// <summary>Where a stream broke off; null where this request asks for none, or for one from its beginning.</summary>
    public static string? LastId(HttpRequest request) =>
        request.HttpContext.MediaType() == MediaType && request.Headers[LastEventId].ToString() is { Length: > 0 } id ? id : null;
}
