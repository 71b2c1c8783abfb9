namespace ConflictEvents.Wording;

/// <summary>The tokens of a text, and how one part of a number finds the next.</summary>
internal sealed class NumberTokens(string text)
{
    private static readonly NumberToken Outside = new(NumberTokenKind.Other, -1, -1);

    private readonly List<NumberToken> _tokens = NumberTokenizer.Tokens(text);

    public int Count => _tokens.Count;

    public NumberToken this[int at] => at >= 0 && at < Count ? _tokens[at] : Outside;

    /// <summary>The next token that may belong to the same number: across white space, or across a hyphen without any.</summary>
    public int After(int at) => IsHyphenated(at) ? at + 2 : at + 1;

    /// <summary>Whether a hyphen ties the token to the next word.</summary>
    public bool IsHyphenated(int at) => this[at + 1].Kind == NumberTokenKind.Hyphen && IsGlued(at + 1) && IsGlued(at + 2);

    /// <summary>The word after the token, or nothing.</summary>
    public string WordAfter(int at) => this[After(at)].Word;

    /// <summary>Whether no white space parts the token from the one before it.</summary>
    public bool IsGlued(int at) => at > 0 && at < Count && _tokens[at].Start == _tokens[at - 1].End;
}
