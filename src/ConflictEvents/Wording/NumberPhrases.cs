namespace ConflictEvents.Wording;

/// <summary>Reads the longest whole number that begins at a token.</summary>
internal sealed class NumberPhrases(NumberTokens tokens)
{
    /// <summary>Units, teens and tens in words, a numeral, or the article before a multiplier.</summary>
    public NumberReading? Head(int at)
    {
        var token = tokens[at];
        if (token.Kind == NumberTokenKind.Numeral)
            return new NumberReading(token.Value, at, at, token.Scale);
        if (NumberWords.IsArticle(token.Word) && NumberWords.Multiplier(tokens.WordAfter(at)) is not null)
            return new NumberReading(1, at, at);
        return BelowHundred(at);
    }

    /// <summary>The whole number: groups of hundreds with falling scales.</summary>
    public NumberReading? Number(int at)
    {
        if ((Head(at) ?? Bare(at)) is not { } head)
            return null;
        var isBare = head.Last < at;
        var number = Scaled(Hundreds(WithPart(head)), decimal.MaxValue, out var scale);
        number = WithPart(number);
        while (number.Counts && scale >= 1_000 && Tail(number, ref scale) is { } longer)
            number = longer;
        if (NumberWords.Lot(tokens.WordAfter(number.Last)) is { } lot && number.Counts)
            number = number.Times(lot, tokens.After(number.Last));
        return isBare ? number.Refused(number.Last) : WithPart(number);
    }

    // "Several hundred and fifty" is no number, and does not hold one: taken with its tail, then refused.
    private NumberReading? Bare(int at) => NumberWords.IsHundred(tokens[at].Word) || NumberWords.Scale(tokens[at].Word) is not null
        ? new NumberReading(1, at, at - 1)
        : null;

    private NumberReading? BelowHundred(int at)
    {
        var word = tokens[at].Word;
        if (NumberWords.Unit(word) is { } unit)
            return word == "one" && IsNoOne(at) ? null : new NumberReading(unit, at, at);
        if (NumberWords.Tens(word) is not { } tens)
            return null;
        var number = new NumberReading(tens, at, at);
        var next = tokens.After(at);
        if (NumberWords.Unit(tokens[next].Word) is > 0 and < 10 and var more)
            return number.Plus(more, next);
        return tokens.IsHyphenated(at) && NumberWords.IsOrdinal(tokens[next].Word) ? number.Refused(next) : number;
    }

    private bool IsNoOne(int at) =>
        tokens[at - 1].Word == "no" || (tokens[at - 1].Kind == NumberTokenKind.Hyphen && tokens[at - 2].Word == "no");

    // "two and a half", "two point five": what is left over after a scale, if anything, makes it no whole number.
    private NumberReading WithPart(NumberReading number)
    {
        var last = tokens.After(number.Last);
        if (!number.Counts)
            return number;
        if (tokens[last].Word == "and" && NumberWords.IsArticle(tokens.WordAfter(last)))
        {
            var part = tokens.After(tokens.After(last));
            return tokens[part].Word is "half" or "quarter" && tokens.WordAfter(part) != "of"
                ? number with { Value = number.Value + number.Scale / NumberWords.Denominator(tokens[part].Word)!.Value, Last = part }
                : number;
        }
        return tokens[last].Word == "point" ? WithDecimals(number, last) : number;
    }

    private NumberReading WithDecimals(NumberReading number, int last)
    {
        var place = 1m;
        while (NumberWords.Unit(tokens.WordAfter(last)) is < 10 and var digit && place > 1e-9m)
        {
            place /= 10;
            last = tokens.After(last);
            number = number with { Value = number.Value + place * digit, Last = last };
        }
        return number;
    }

    private NumberReading Hundreds(NumberReading number)
    {
        var next = tokens.After(number.Last);
        if (NumberWords.IsScaleOrdinal(tokens[next].Word))
            return number.Refused(next);
        if (!number.Counts || number.Value >= 100 || !NumberWords.IsHundred(tokens[next].Word))
            return number;
        number = number.Times(100, next);
        next = tokens.After(next);
        var tail = tokens[next].Word == "and" ? tokens.After(next) : next;
        if (NumberWords.IsOrdinal(tokens[tail].Word) && tail != next)
            return number.Refused(tail);
        if (BelowHundred(tail) is not { } small || IsHundredOrLot(tokens.WordAfter(small.Last)))
            return number;
        return small.Counts ? number.Plus(small.Value, small.Last) : number.Refused(small.Last);
    }

    private NumberReading Scaled(NumberReading number, decimal below, out decimal largest)
    {
        largest = 1;
        while (number.Counts && NumberWords.Scale(tokens.WordAfter(number.Last)) is { } scale && scale > largest && scale < below)
        {
            number = number.Times(scale, tokens.After(number.Last));
            largest = scale;
        }
        if (number.Counts && NumberWords.IsScaleOrdinal(tokens.WordAfter(number.Last)))
            return number.Refused(tokens.After(number.Last));
        return number;
    }

    // "two thousand | and five", "one million, | two hundred thousand": smaller than the scale before it, or a number of its own.
    private NumberReading? Tail(NumberReading number, ref decimal scale)
    {
        var next = tokens.After(number.Last);
        var afterComma = tokens[next].Kind == NumberTokenKind.Comma;
        if (afterComma)
            next++;
        if (tokens[next].Word == "and")
            next = tokens.After(next);
        var isNumeral = tokens[next].Kind == NumberTokenKind.Numeral;
        if ((isNumeral ? Head(next) : BelowHundred(next)) is not { } head)
            return null;
        var tail = Scaled(Hundreds(head), decimal.MaxValue, out var tailScale);
        if (!tail.Counts)
            return number.Refused(tail.Last);
        if (tail.Value >= scale || IsHundredOrLot(tokens.WordAfter(tail.Last)))
            return null;
        if ((afterComma && tail.Value < 100) || (isNumeral && tailScale == 1))
            return null;
        scale = tailScale;
        return number.Plus(tail.Value, tail.Last);
    }

    private static bool IsHundredOrLot(string word) => NumberWords.IsHundred(word) || NumberWords.Lot(word) is not null;
}
