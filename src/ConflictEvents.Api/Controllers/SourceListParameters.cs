using System.Text.RegularExpressions;
using ConflictEvents.Api.Http;
using ConflictEvents.Sources;

namespace ConflictEvents.Api.Controllers;

/// <summary>What lists of sources take.</summary>
public sealed partial record SourceListParameters : PageParameters
{
    /// <summary>SHA-256 of the normalised text, in lower-case hexadecimal: have we got this article?</summary>
    public string? TextSha256 { get; init; }

    internal SourceQuery ToQuery() => new()
    {
        TextSha256 = TextSha256 is null || Hash().IsMatch(TextSha256)
            ? TextSha256 : throw new InvalidParameterException("textSha256", "must be 64 hexadecimal digits in lower case"),
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
        AsOf = Asked.AsOf(AsOf),
    };

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Hash();
}
