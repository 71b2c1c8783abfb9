using System.Text;

namespace ConflictEvents.Wording;

/// <summary>
/// Takes given words out of texts: whole words, whatever their case and typography. Each spelling and each form of a name
/// is to be given; where scripts do not part words, any place counts.
/// </summary>
public sealed class WordRedaction
{
    // From here on scripts begin that are written without spaces (Thai, Chinese, Japanese).
    private const int Unspaced = 0x0E00;
    private readonly string[] sought;

    /// <param name="words">The words, each as it may stand in a text.</param>
    public WordRedaction(IEnumerable<string> words) => sought = [.. words.Select(Lower).Distinct()];

    /// <summary>The text with the mark in place of the words; the same text where none of them stands in it.</summary>
    public string Of(string text) => Edited(text)?.Text ?? text;

    /// <summary>The text with the mark in place of the words, and where these stood; null where none of them stands in it.</summary>
    public RedactedText? Edited(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = SpansIn(text);
        if (spans.Count == 0)
            return null;
        var edited = new StringBuilder();
        var at = 0;
        foreach (var span in spans)
        {
            edited.Append(CodePoints.Slice(text, new(at, span.Start))).Append(RedactionMark.Text);
            at = span.End;
        }
        edited.Append(CodePoints.Slice(text, new(at, CodePoints.Count(text))));
        return new(edited.ToString(), spans);
    }

    private List<TextSpan> SpansIn(string text)
    {
        var folded = FoldedText.Of(Lower(text));
        var found = sought.SelectMany(words => ExcerptMatcher.Find(folded, words)).ToList();
        if (found.Count == 0)
            return found;
        Rune[] runes = [.. text.EnumerateRunes()];
        var merged = new List<TextSpan>();
        foreach (var span in found.Where(s => IsWhole(runes, s)).OrderBy(s => s.Start))
            if (merged.Count > 0 && span.Start < merged[^1].End)
                merged[^1] = new(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            else
                merged.Add(span);
        return merged;
    }

    private static bool IsWhole(Rune[] runes, TextSpan span) =>
        (span.Start == 0 || !AreOneWord(runes[span.Start - 1], runes[span.Start])) && (span.End == runes.Length || !AreOneWord(runes[span.End], runes[span.End - 1]));

    private static bool AreOneWord(Rune outer, Rune inner) =>
        Rune.IsLetterOrDigit(outer) && Rune.IsLetterOrDigit(inner) && outer.Value < Unspaced && inner.Value < Unspaced;

    // Code point by code point, so that what is found in the one is a place in the other.
    private static string Lower(string text) => string.Concat(text.EnumerateRunes().Select(r => Rune.ToLowerInvariant(r).ToString()));
}
