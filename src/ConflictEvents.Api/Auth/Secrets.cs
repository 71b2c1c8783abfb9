using ConflictEvents.Keys;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Auth;

/// <summary>Keeps keys out of what is written down, wherever somebody put one.</summary>
internal static class Secrets
{
    /// <summary>The path of a request, encoded, without its query.</summary>
    public static string PathOf(HttpContext context)
    {
        var path = KeyToken.Redacted(context.Request.Path.ToUriComponent());
        return context.RequestServices.GetRequiredService<IOptions<ConflictEventsOptions>>().Value.AdminKey is { Length: > 0 } admin ? path.Replace(admin, "***", StringComparison.Ordinal) : path;
    }
}
