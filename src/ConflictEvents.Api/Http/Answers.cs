using ConflictEvents.Ledger;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Http;

/// <summary>What all answers say beside their body.</summary>
internal static class Answers
{
    /// <summary>Names where the ledger stood when the answer was read.</summary>
    public static void StandsAt(this HttpResponse response, Stand stand)
    {
        response.Headers["Feed-Position"] = stand.Position.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["Feed-Epoch"] = stand.Epoch.ToString();
        // Who sent a key got what others may not see: it may be kept, and asked about again, where that key is.
        response.Headers.CacheControl = response.HttpContext.User.Identity?.IsAuthenticated == true ? "private, no-cache" : "no-cache";
        response.Headers.Vary = "Accept, Authorization";
    }

    /// <summary>A path as a link: under the configured public address, never under what a Host header claims.</summary>
    public static string PublicAddress(this HttpContext context, string path) =>
        context.RequestServices.GetRequiredService<IOptions<ConflictEventsOptions>>().Value.PublicAddress?.TrimEnd('/') + path;
}
