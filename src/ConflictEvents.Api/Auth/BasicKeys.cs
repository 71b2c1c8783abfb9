using System.Text;
using ConflictEvents.Api.Http;
using ConflictEvents.Events;
using ConflictEvents.Json;

namespace ConflictEvents.Api.Auth;

/// <summary>An operation takes a key as the password of `Authorization: Basic` as well.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesBasicAttribute : Attribute;

/// <summary>
/// Keys as Basic passwords, whatever the user's name: programs for maps and readers of feeds can send them in no other way.
/// Only where such programs read, and never for a write: a browser that has kept a password sends it with whatever a page asks for.
/// </summary>
internal static class BasicKeys
{
    private const string Scheme = "Basic ";
    private static readonly string Feed = WireNames.Of(RecordFormat.Atom);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether this request may bring its key so.</summary>
    public static bool AreTakenBy(HttpContext context) => HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<TakesBasicAttribute>() is not null
            || (metadata.GetMetadata<OffersAttribute>()?.Formats.Contains(RecordFormat.Atom) == true && context.Request.Query["format"] == Feed));

    /// <summary>The password in a header; null where there is none.</summary>
    public static string? Find(string header)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
            return null;
        try
        {
            return Strict.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
