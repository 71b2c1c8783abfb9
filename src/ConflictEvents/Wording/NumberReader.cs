namespace ConflictEvents.Wording;

/// <summary>Reads the whole numbers that a text states in English or in digits.</summary>
/// <remarks>
/// Read: digits, also in groups of three (1,234, 1 234, 1'234); decimals before a multiplier (1.5 million, 10k); number
/// words; <c>a</c> and <c>an</c> as 1 where a word follows that is counted; dozen and score; half a million. A range shares
/// its multiplier: two to three million. Not read: ordinals, fractions, percentages, other decimals, dates and times, vague
/// plurals (dozens, hundreds of thousands), a multiplier without a number (several hundred), <c>a few</c>, <c>no one</c>.
/// </remarks>
public static class NumberReader
{
    /// <summary>The numbers of the text from left to right; the longest reading counts, and none overlap.</summary>
    public static IReadOnlyList<NumberMention> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new NumberTokens(text);
        var readings = Readings(tokens);
        for (var index = 1; index < readings.Count; index++)
            readings[index - 1] = InRange(readings[index - 1], readings[index], tokens);
        return [.. readings.Where(IsWhole).Select(reading => Mention(reading, tokens))];
    }

    private static List<NumberReading> Readings(NumberTokens tokens)
    {
        var phrases = new NumberPhrases(tokens);
        var fractions = new FractionPhrases(tokens, phrases);
        var readings = new List<NumberReading>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if ((fractions.Fraction(at) ?? phrases.Number(at) ?? Article(at, tokens)) is not { } reading)
                continue;
            reading = IsPercent(reading, tokens) ? reading.Refused(reading.Last) : reading;
            readings.Add(reading);
            at = reading.Last;
        }
        return readings;
    }

    // "Plan A" and "10 a.m." hold no article.
    private static NumberReading? Article(int at, NumberTokens tokens)
    {
        if (!NumberWords.IsArticle(tokens[at].Word) || at + 1 == tokens.Count || tokens.IsGlued(at + 1)
            || tokens[at + 1].Kind is NumberTokenKind.Hyphen or NumberTokenKind.Dash)
            return null;
        var isVague = NumberWords.IsVague(tokens[at + 1].Word) || tokens[at + 2].Word is "number" or "handful" or "total";
        return isVague ? null : new NumberReading(1, at, at);
    }

    private static bool IsPercent(NumberReading reading, NumberTokens tokens)
    {
        var next = reading.Last + 1;
        return tokens[next].Kind == NumberTokenKind.Percent || tokens[next].Word is "percent" or "percentage" or "pct"
            || (tokens[next].Word == "per" && tokens[next + 1].Word == "cent");
    }

    // "Two to three million" begins at two million, "5-10%" with five percent.
    private static NumberReading InRange(NumberReading low, NumberReading high, NumberTokens tokens)
    {
        if (high.First != low.Last + 2 || !IsRange(low, tokens))
            return low;
        if (IsPercent(high, tokens))
            return low.Refused(low.Last);
        return low.Scale == 1 && high is { Counts: true, Scale: > 1 } && low.Value < high.Value / high.Scale
            ? low.Times(high.Scale, low.Last)
            : low;
    }

    private static bool IsRange(NumberReading low, NumberTokens tokens) => tokens[low.Last + 1] switch
    {
        { Kind: NumberTokenKind.Hyphen or NumberTokenKind.Dash } => true,
        { Word: "to" or "or" } => true,
        { Word: "and" } => tokens[low.First - 1].Word == "between",
        _ => false
    };

    private static bool IsWhole(NumberReading reading) =>
        reading.Counts && reading.Value <= long.MaxValue && decimal.IsInteger(reading.Value);

    private static NumberMention Mention(NumberReading reading, NumberTokens tokens) =>
        new((long)reading.Value, tokens[reading.First].Start, tokens[reading.Last].End);
}
