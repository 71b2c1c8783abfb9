namespace ConflictEvents.Wording;

/// <summary>Reads fractions: half a dozen and a quarter of a million are numbers, a third of the houses is none.</summary>
internal sealed class FractionPhrases(NumberTokens tokens, NumberPhrases phrases)
{
    public NumberReading? Fraction(int at)
    {
        if (tokens[at].Word == "half")
            return Of(new NumberReading(1, at, at), at, 2);
        if (Numerator(at) is not { } numerator)
            return null;
        var part = tokens.After(numerator.Last);
        return NumberWords.Denominator(tokens[part].Word) is { } denominator && IsPart(numerator, part)
            ? Of(numerator, part, denominator)
            : null;
    }

    private NumberReading? Numerator(int at) => NumberWords.IsArticle(tokens[at].Word)
        ? new NumberReading(1, at, at)
        : tokens[at].Kind == NumberTokenKind.Word ? phrases.Head(at) : null;

    // "A third man" and "three first responders" are people, "one third of" and "two-thirds" are not.
    private bool IsPart(NumberReading numerator, int part)
    {
        var word = tokens[part].Word;
        return word is "half" || word.EndsWith('s') || tokens.IsHyphenated(numerator.Last)
            || tokens.WordAfter(part) == "of" || NumberWords.Multiplier(tokens.WordAfter(part)) is not null;
    }

    private NumberReading Of(NumberReading numerator, int part, int denominator)
    {
        var whole = tokens.After(part);
        if (tokens[whole].Word == "of")
            whole = tokens.After(whole);
        var isSingle = NumberWords.IsArticle(tokens[whole].Word) || tokens[whole].Word == "one";
        if (isSingle)
            whole = tokens.After(whole);
        if (NumberWords.Multiplier(tokens[whole].Word) is { } scale)
            return numerator.Times(scale, whole) with { Value = numerator.Value * scale / denominator, Scale = 1 };
        // In "half an hour" the article counts nothing.
        return numerator.Refused(NumberWords.IsArticle(tokens.WordAfter(part)) ? tokens.After(part) : part);
    }
}
