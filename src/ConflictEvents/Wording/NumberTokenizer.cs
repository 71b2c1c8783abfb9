using System.Globalization;

namespace ConflictEvents.Wording;

/// <summary>Cuts a text into words, numerals and the marks that join them; white space shows as a gap between two tokens.</summary>
internal static class NumberTokenizer
{
    public static List<NumberToken> Tokens(string text)
    {
        var tokens = new List<NumberToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var token = TokenAt(text, at);
            tokens.Add(token);
            at = token.End;
        }
        return tokens;
    }

    private static NumberToken TokenAt(string text, int at)
    {
        if (NumeralScanner.BeginsAt(text, at))
            return NumeralScanner.Scan(text, at);
        if (char.IsLetter(text[at]))
            return WordAt(text, at);
        return new NumberToken(KindOf(text[at]), at, at + 1);
    }

    // F16 is a word: a name, not sixteen of anything.
    private static NumberToken WordAt(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsMark(text[end])))
            end++;
        return new NumberToken(NumberTokenKind.Word, at, end, text[at..end].ToLowerInvariant());
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static NumberTokenKind KindOf(char character) => character switch
    {
        '-' or '\u2010' or '\u2011' => NumberTokenKind.Hyphen,
        '\u2012' or '\u2013' or '\u2014' or '\u2212' => NumberTokenKind.Dash,
        ',' => NumberTokenKind.Comma,
        '%' => NumberTokenKind.Percent,
        _ => NumberTokenKind.Other
    };
}
