using System.Net;

namespace ConflictEvents.Client;

/// <summary>The server refused a request, and says why (RFC 9457).</summary>
public sealed class ProblemException : Exception
{
    internal ProblemException(HttpStatusCode status, string code, string detail)
        : base(detail) => (Status, Code) = (status, code);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>A stable word for programs, such as `unknown_actor`.</summary>
    public string Code { get; }

    /// <summary>The query parameter that was refused, if it was one.</summary>
    public string? Parameter { get; internal init; }

    /// <summary>Finds the request in the server's log.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>Each broken rule, with where in the body it was broken.</summary>
    public IReadOnlyList<ProblemError> Errors { get; internal init; } = [];

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Whether the same request may be answered a little later.</summary>
    public bool IsTemporary => Code is "idempotency_in_flight"
        || Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether it was refused for want of a right.</summary>
    public bool IsNotAllowed => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
