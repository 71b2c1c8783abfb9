using System.Globalization;
using System.Text;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Takes out of a cell what nobody wrote: control characters, invisible ones, broken halves of characters, white space beyond a single space.</summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                Space(clean);
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                clean.Append(rune);
        }
        return clean.ToString().TrimEnd(' ');
    }

    /// <summary>The text, cut at a word where it is longer than so many characters.</summary>
    public static string Shortened(string text, int most)
    {
        var runes = text.EnumerateRunes().ToArray();
        if (runes.Length <= most)
            return text;
        var cut = string.Concat(runes.Take(most - 1));
        var end = cut.LastIndexOf(' ');
        return (end > most / 2 ? cut[..end] : cut).TrimEnd(' ', ',', ';') + "…";
    }

    private static void Space(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool IsClean(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' '))
                return false;
            before = c;
        }
        return text.Length == 0 || before != ' ';
    }
}
