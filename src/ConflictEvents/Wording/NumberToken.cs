namespace ConflictEvents.Wording;

/// <summary>What a piece of a text is to someone who reads numbers in it.</summary>
internal enum NumberTokenKind
{
    Word,
    Numeral,
    Hyphen,
    Dash,
    Comma,
    Percent,
    Other
}

/// <summary>A piece of a text: a word in lower case, a numeral with its value, or a mark.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Word">The word in lower case; empty for anything else.</param>
/// <param name="Value">The numeral's value.</param>
/// <param name="Scale">What a letter glued to the numeral multiplies it by, <c>10k</c>; the value holds it already.</param>
internal readonly record struct NumberToken(
    NumberTokenKind Kind, int Start, int End, string Word = "", decimal Value = 0, decimal Scale = 1);
