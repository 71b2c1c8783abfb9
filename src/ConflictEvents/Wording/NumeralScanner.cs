using System.Globalization;

namespace ConflictEvents.Wording;

/// <summary>Reads one numeral written in digits.</summary>
/// <remarks>
/// Groups of three are parted by a comma, an apostrophe or one space (also narrow, thin or no-break). The dot parts the
/// decimals, never groups. Ordinals (3rd), decades (1990s), dates (2022-03-10, 10.03.2022), times (10:30) and commas that
/// part no groups of three (3,5) are consumed and give no number.
/// </remarks>
internal static class NumeralScanner
{
    private const string GroupMarks = ",'\u2019 \u00A0\u2009\u202F";

    public static bool BeginsAt(string text, int at) => IsDigit(text, at)
        || (text[at] == '.' && IsDigit(text, at + 1) && (at == 0 || char.IsWhiteSpace(text[at - 1])));

    public static NumberToken Scan(string text, int start)
    {
        if (OddEnd(text, start) is var odd and > 0)
            return new NumberToken(NumberTokenKind.Other, start, odd);
        var wholeEnd = WholeEnd(text, start);
        var end = IsDigit(text, wholeEnd + 1) && text[wholeEnd] == '.' ? DigitsEnd(text, wholeEnd + 1) : wholeEnd;
        if (end < text.Length && text[end] is ',' or '.' && IsDigit(text, end + 1))
            return new NumberToken(NumberTokenKind.Other, start, TailEnd(text, end));
        return WithSuffix(text, start, end, Value(text[start..wholeEnd], text[wholeEnd..end]));
    }

    private static int WholeEnd(string text, int start)
    {
        var end = DigitsEnd(text, start);
        if (end - start is < 1 or > 3 || text[start] == '0' || end == text.Length || !GroupMarks.Contains(text[end]))
            return end;
        var mark = text[end];
        while (end < text.Length && text[end] == mark && IsGroup(text, end + 1, mark))
            end += 4;
        return end;
    }

    // A space parts words, too: what follows it is a group only if it is nothing else.
    private static bool IsGroup(string text, int at, char mark)
    {
        var end = DigitsEnd(text, at);
        if (end - at != 3)
            return false;
        return !char.IsWhiteSpace(mark) || end == text.Length
            || !(char.IsLetter(text[end]) || (text[end] is ',' or '.' or ':' && IsDigit(text, end + 1)));
    }

    private static decimal? Value(string whole, string decimals)
    {
        var digits = string.Concat(whole.Where(char.IsAsciiDigit)) + decimals;
        return digits.Length <= 28 ? decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    private static NumberToken WithSuffix(string text, int start, int end, decimal? value)
    {
        if (end < text.Length && text[end] is '¼' or '½' or '¾')
            value += (decimal)char.GetNumericValue(text[end++]);
        var suffixEnd = end;
        while (suffixEnd < text.Length && char.IsLetter(text[suffixEnd]))
            suffixEnd++;
        var suffix = text[end..suffixEnd].ToLowerInvariant();
        if (suffix is "st" or "nd" or "rd" or "th" or "s" || value is null)
            return new NumberToken(NumberTokenKind.Other, start, suffixEnd);
        if (NumberWords.GluedScale(suffix) is not { } scale)
            return new NumberToken(NumberTokenKind.Numeral, start, end, Value: value.Value);
        return NumberWords.Times(value.Value, scale) is { } product
            ? new NumberToken(NumberTokenKind.Numeral, start, suffixEnd, Value: product, Scale: scale)
            : new NumberToken(NumberTokenKind.Other, start, suffixEnd);
    }

    // Dates and times: where one ends, or 0.
    private static int OddEnd(string text, int start)
    {
        var end = DigitsEnd(text, start);
        if (end < text.Length && text[end] == ':' && end - start <= 2 && DigitsEnd(text, end + 1) == end + 3)
            return TailEnd(text, end);
        var month = end + 1;
        var day = month + 3;
        return end - start == 4 && DigitsEnd(text, month) == month + 2 && DigitsEnd(text, day) == day + 2
            && text[end] == '-' && text[month + 2] == '-' ? day + 2 : 0;
    }

    private static int TailEnd(string text, int at)
    {
        while (at < text.Length && (IsDigit(text, at) || (text[at] is ',' or '.' or ':' && IsDigit(text, at + 1))))
            at++;
        return at;
    }

    private static int DigitsEnd(string text, int at)
    {
        while (IsDigit(text, at))
            at++;
        return at;
    }

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);
}
