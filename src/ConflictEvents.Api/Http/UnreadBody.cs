using Microsoft.AspNetCore.Http.Features;

namespace ConflictEvents.Api.Http;

/// <summary>
/// A body that is refused before it was read to its end. Many a caller hears an answer only when all is sent, and a connection that is closed over
/// bytes that nobody took loses the answer: the caller would hear of a broken connection instead of what to do.
/// </summary>
internal static class UnreadBody
{
    // Sixteen times what a bulk write may have. Of more, and after five seconds, the server closes the connection as it otherwise does at once.
    private const long Most = 256 * 1024 * 1024;

    /// <summary>Has the server take what is still coming, instead of closing the connection over a body that is larger than the address takes.</summary>
    /// <returns>How many bytes the address takes, for who reads them to count; null where there is no such limit, or it stays the server's.</returns>
    public static long? Admit(HttpContext context)
    {
        // Who asks before sending has not sent, and does not.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: < Most and var taken } limit
            || context.Request.ContentLength > Most || context.Request.Headers.Expect.Count > 0)
            return null;
        limit.MaxRequestBodySize = Most;
        return taken;
    }
}
