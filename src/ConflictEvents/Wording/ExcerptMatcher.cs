namespace ConflictEvents.Wording;

/// <summary>Finds a passage in the text of a source as a reader would: the words and their case count, the typography does not.</summary>
/// <remarks>
/// Compared as equal: curly, low, angle and straight quotes (double with double, single with single, the apostrophe among
/// them); all dashes and the minus; an ellipsis and three dots; any run of white space and one space; composed and
/// decomposed letters. Zero-width characters, soft hyphens and marks of direction are passed over.
/// </remarks>
public static class ExcerptMatcher
{
    /// <summary>Every place where the passage occurs, in order, places that overlap included: each is one that could be meant.</summary>
    /// <returns>Code points of <paramref name="text"/> as it stands; nothing for a passage without a visible character.</returns>
    public static IReadOnlyList<TextSpan> Find(string text, string passage) => Find(FoldedText.Of(text), passage);

    /// <summary>The same in a text that was folded before, for several passages of one text.</summary>
    public static IReadOnlyList<TextSpan> Find(FoldedText text, string passage) => [.. Matches(text, passage)];

    /// <summary>Whether the passage occurs.</summary>
    public static bool Contains(string text, string passage) => Matches(FoldedText.Of(text), passage).Any();

    // Knuth, Morris and Pratt: linear also where text and passage repeat themselves.
    private static IEnumerable<TextSpan> Matches(FoldedText text, string passage)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(passage);
        var sought = FoldedText.Of(passage).Trimmed();
        if (sought.Length == 0)
            yield break;
        var borders = Borders(sought);
        var matched = 0;
        for (var at = 0; at < text.Length; at++)
        {
            while (matched > 0 && (matched == sought.Length || text[at] != sought[matched]))
                matched = borders[matched - 1];
            if (text[at] == sought[matched])
                matched++;
            if (matched == sought.Length && text.Origin(at + 1 - matched, at + 1) is { } span)
                yield return span;
        }
    }

    // At each unit, how much of the passage's beginning also ends there.
    private static int[] Borders(int[] sought)
    {
        var borders = new int[sought.Length];
        for (var at = 1; at < sought.Length; at++)
        {
            var matched = borders[at - 1];
            while (matched > 0 && sought[at] != sought[matched])
                matched = borders[matched - 1];
            borders[at] = sought[at] == sought[matched] ? matched + 1 : 0;
        }
        return borders;
    }
}
