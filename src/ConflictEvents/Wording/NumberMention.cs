namespace ConflictEvents.Wording;

/// <summary>A whole number read in a text.</summary>
/// <param name="Value">The number.</param>
/// <param name="Start">Where its words begin, in UTF-16 units as <see cref="string"/> counts.</param>
/// <param name="End">Where they end, exclusive.</param>
public readonly record struct NumberMention(long Value, int Start, int End);
