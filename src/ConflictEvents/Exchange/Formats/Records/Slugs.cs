using System.Text;
using ConflictEvents.Actors;

namespace ConflictEvents.Exchange.Formats.Records;

/// <summary>Makes slugs and tags out of names: lower case, without accents, words joined by hyphens.</summary>
internal static class Slugs
{
    /// <summary>The longest that is made: room for a prefix is left.</summary>
    private const int Longest = 80;

    /// <summary>The slug; null where the name has no Latin letter or digit to make one of.</summary>
    public static string? Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in ActorColumns.Fold(name).Replace("&", " and ", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                slug.Append(c);
            else if (c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        if (slug.Length > Longest)
            slug.Length = Longest;
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? null : made;
    }

    /// <summary>The slug; where the name has none, or it would be cut, one with what tells the actor apart.</summary>
    public static string Of(string name, string apart) =>
        Of(name) is { } slug && slug.Length < Longest - 1 ? slug : $"{Of(name)?[..40].Trim('-') ?? "actor"}-{apart}";
}
