namespace ConflictEvents.Wording;

/// <summary>What is read from one token to another: a number, or words that look like one and are none.</summary>
/// <param name="Value">The number so far.</param>
/// <param name="First">The first token.</param>
/// <param name="Last">The last token.</param>
/// <param name="Scale">The multiplier that ends it, "two <c>million</c>": a range may share it. 1 without one.</param>
/// <param name="Counts">False for ordinals, fractions, percentages and what is too large.</param>
internal readonly record struct NumberReading(decimal Value, int First, int Last, decimal Scale = 1, bool Counts = true)
{
    /// <summary>The same, grown by a multiplier.</summary>
    public NumberReading Times(decimal scale, int last) => NumberWords.Times(Value, scale) is { } product
        ? this with { Value = product, Scale = Scale * scale, Last = last }
        : Refused(last);

    /// <summary>The same, grown by a smaller number.</summary>
    public NumberReading Plus(decimal smaller, int last) => this with { Value = Value + smaller, Scale = 1, Last = last };

    /// <summary>Words taken up to the token, without a number.</summary>
    public NumberReading Refused(int last) => this with { Last = last, Counts = false };
}
