using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ConflictEvents.Wording;

/// <summary>Brings the text of a source into the form that is stored, hashed and cited: normaliser <c>v1</c>.</summary>
/// <remarks>
/// In this order: JSON escapes left standing in the text (<see cref="StandingEscapes"/>); HTML entities; CR LF (CR CR LF) to LF;
/// outer white space; a leading <c>date YYYY-MM-DD </c>, as often as it stands there. A character that XML cannot carry
/// (NUL and other controls, lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD. A text once normalised stays the same, but
/// where its entities were escaped twice (<c>&amp;amp;lt;</c>) or spell an escape (<c>&amp;#92;n</c>): one layer goes each
/// time. So what is known to be normalised by v1 is kept as it is, not normalised again.
/// </remarks>
public static class SourceTextNormalizer
{
    /// <summary>The name under which a source records that its text was normalised here.</summary>
    public const string Version = "v1";

    private const string DatePrefix = "date 0000-00-00 ";

    /// <summary>The text in its normalised form.</summary>
    public static string Normalize(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var text = WebUtility.HtmlDecode(StandingEscapes.Decode(raw));
        return WithoutDates(Clean(text)).ToString();
    }

    /// <summary>SHA-256 of the UTF-8 of a normalised text, in lower-case hexadecimal.</summary>
    public static string Sha256(string normalized) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalized)));

    private static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // All of them: one alone would leave a new CR LF behind where there were two.
            while (rune.Value == '\n' && builder.Length > 0 && builder[^1] == '\r')
                builder.Length--;
            builder.Append(StandingEscapes.IsCarriable(rune) ? rune : Rune.ReplacementChar);
        }
        return builder.ToString();
    }

    private static ReadOnlySpan<char> WithoutDates(string text)
    {
        var rest = text.AsSpan().Trim();
        while (StartsWithDate(rest))
            rest = rest[DatePrefix.Length..].TrimStart();
        return rest;
    }

    private static bool StartsWithDate(ReadOnlySpan<char> text)
    {
        if (text.Length < DatePrefix.Length)
            return false;
        for (var at = 0; at < DatePrefix.Length; at++)
        {
            if (DatePrefix[at] == '0' ? !char.IsAsciiDigit(text[at]) : DatePrefix[at] != text[at])
                return false;
        }
        return true;
    }
}
