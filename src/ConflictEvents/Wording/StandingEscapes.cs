using System.Globalization;
using System.Text;

namespace ConflictEvents.Wording;

/// <summary>Decodes the JSON escapes that a text escaped twice still shows.</summary>
/// <remarks>
/// Decoded: <c>\uXXXX</c>, two of them where they are a surrogate pair; <c>\r\n</c> and <c>\n</c>; <c>\t \" \/</c>. All else stays
/// as it stands: a lone <c>\r</c>, <c>\b</c>, <c>\f</c>, an escape for half a pair or for a character that XML cannot
/// carry (<c>\u0000</c>), and a backslash, written <c>\\</c> or <c>\u005c</c>, lest what follows it become an escape.
/// </remarks>
internal static class StandingEscapes
{
    public static string Decode(string text)
    {
        var builder = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var backslash = text.IndexOf('\\', at);
            var plainEnd = backslash < 0 ? text.Length : backslash;
            builder.Append(text, at, plainEnd - at);
            at = backslash < 0 ? text.Length : backslash + DecodeOne(text.AsSpan(backslash), builder);
        }
        return builder.ToString();
    }

    /// <summary>Whether the character survives every format that we write: XML's rule is the strictest.</summary>
    public static bool IsCarriable(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));

    private static int DecodeOne(ReadOnlySpan<char> escape, StringBuilder into)
    {
        if (escape.StartsWith(@"\r\n"))
            return Take(4, "\r\n", into);
        return (escape.Length > 1 ? escape[1] : '\0') switch
        {
            'u' => DecodeUnicode(escape, into),
            'n' => Take(2, "\n", into),
            't' => Take(2, "\t", into),
            '"' => Take(2, "\"", into),
            '/' => Take(2, "/", into),
            '\\' => Take(2, @"\\", into),
            _ => Take(1, @"\", into)
        };
    }

    private static int DecodeUnicode(ReadOnlySpan<char> escape, StringBuilder into)
    {
        if (CodeUnit(escape) is not { } first)
            return Take(1, @"\", into);
        if (Rune.TryCreate(first, out var rune))
            return rune.Value != '\\' && IsCarriable(rune) ? Take(6, rune.ToString(), into) : Take(1, @"\", into);
        return CodeUnit(escape[6..]) is { } second && Rune.TryCreate(first, second, out var pair)
            ? Take(12, pair.ToString(), into)
            : Take(1, @"\", into);
    }

    private static char? CodeUnit(ReadOnlySpan<char> escape) =>
        escape.StartsWith(@"\u") && escape.Length >= 6
        && ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    private static int Take(int width, string decoded, StringBuilder into)
    {
        into.Append(decoded);
        return width;
    }
}
