using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConflictEvents.Api.Auth;

/// <summary>
/// Reads `Acting-As`, the person behind a key that several share, before a write. Reads pass it over: programs send it with
/// whatever they ask.
/// </summary>
internal sealed class ActingAs : IResourceFilter
{
    public const string Header = "Acting-As";

    private const int LongestName = 100;

    // RFC 8187, for browsers, whose headers have no other way to hold a name in Cyrillic.
    private const string Encoded = "UTF-8''";

    /// <summary>Whether an operation takes it: a write that needs a role.</summary>
    public static bool IsTakenBy(string? method, IEnumerable<object> metadata) => method is not null && !HttpMethods.IsGet(method)
        && metadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null) is { } policy && policy != Access.Read;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (IsTakenBy(http.Request.Method, context.ActionDescriptor.EndpointMetadata) && http.Request.Headers.TryGetValue(Header, out var values))
            http.Features.Set(new Behind(NameIn(values.Count == 1 ? values[0] : null)));
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static string NameIn(string? sent)
    {
        var name = sent?.StartsWith(Encoded, StringComparison.OrdinalIgnoreCase) == true ? Uri.UnescapeDataString(sent[Encoded.Length..]) : sent;
        return !string.IsNullOrWhiteSpace(name) && name.EnumerateRunes().Count() <= LongestName && name.EnumerateRunes().All(IsText)
            ? name.Trim()
            : throw new InvalidParameterException(Header, $"must be one name of 1 to {LongestName} characters, without control characters, in UTF-8 or as RFC 8187 has it (UTF-8''Ruth%20Abel)");
    }

    // What an encoding breaks comes out as the sign for that; line separators would forge a line.
    private static bool IsText(Rune rune) => rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);

    /// <summary>The person, for the rest of the request.</summary>
    internal sealed record Behind(string Name);
}
