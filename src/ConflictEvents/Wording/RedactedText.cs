namespace ConflictEvents.Wording;

/// <summary>A text out of which words were taken.</summary>
/// <param name="Text">What is left, with marks.</param>
/// <param name="Taken">Where the words stood in the text as it was, in order.</param>
public sealed record RedactedText(string Text, IReadOnlyList<TextSpan> Taken)
{
    private static readonly int MarkLength = RedactionMark.Text.Length;

    /// <summary>Whether a stretch of the text as it was has lost any of its words.</summary>
    public bool Touches(TextSpan span) => Taken.Any(t => t.Start < span.End && span.Start < t.End);

    /// <summary>Where a stretch of the text as it was stands in what is left. One that begins or ends within words that were taken has the whole mark.</summary>
    public TextSpan Moved(TextSpan span) => new(Moved(span.Start, toEnd: false), Moved(span.End, toEnd: true));

    private int Moved(int place, bool toEnd)
    {
        var moved = place;
        foreach (var taken in Taken.TakeWhile(t => t.Start < place))
        {
            if (place < taken.End)
                return moved - (place - taken.Start) + (toEnd ? MarkLength : 0);
            moved += MarkLength - (taken.End - taken.Start);
        }
        return moved;
    }
}
