using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Wording;

namespace ConflictEvents.Redactions;

/// <summary>Keeps the excerpts of an event in step with a source's text out of which words are taken, and what the event quotes out of these excerpts.</summary>
/// <param name="words">What happens to the text.</param>
internal sealed class ExcerptRedaction(SourceWords words) : IDocumentRedaction
{
    private const int LongestExcerpt = 500;

    // Shorter than this it is a figure or a name of a thing, which anybody would put the same way.
    private const int ShortestQuote = 20;

    public bool Apply(JsonObject document)
    {
        var lost = new List<string>();
        var isChanged = false;
        foreach (var citation in document["citations"]?.AsArray().OfType<JsonObject>() ?? [])
            if (citation["excerpt"] is JsonObject excerpt && citation["source"]!.GetValue<Guid>() == words.Source)
                isChanged |= Redact(excerpt, lost);
        if (lost.Count > 0)
            Wordings.Replace(document, typeof(EventBody), (pointer, text, _) => Unquoted(pointer, text, lost));
        return isChanged;
    }

    public string? Note(string? note) => note;

    private bool Redact(JsonObject excerpt, List<string> lost)
    {
        var text = excerpt["text"]!.GetValue<string>();
        var (left, span) = words.IsWhole ? (RedactionMark.Text, null) : Left(excerpt, text);
        if (left == text && span == SpanOf(excerpt))
            return false;
        if (left != text)
            lost.Add(text);
        excerpt["text"] = left;
        if (words.IsWhole)
            excerpt["checked"] = WireNames.Of(ExcerptCheck.NoText);
        Place(excerpt, span);
        return true;
    }

    private (string Text, TextSpan? Span) Left(JsonObject excerpt, string text)
    {
        if (SpanOf(excerpt) is not { } span || words.Edited is not { } edited)
            return (words.Words.Of(text), SpanOf(excerpt));
        var moved = edited.Moved(span);
        if (!edited.Touches(span))
            return (text, moved);
        var left = CodePoints.Slice(edited.Text, moved);
        return CodePoints.Count(left) <= LongestExcerpt ? (left, moved) : (RedactionMark.Text, null);
    }

    private string? Unquoted(string pointer, string text, List<string> lost)
    {
        if (!pointer.StartsWith("/details/", StringComparison.Ordinal) || !lost.Exists(excerpt => ExcerptMatcher.Contains(excerpt, text)))
            return null;
        return !words.IsWhole ? words.Words.Of(text) : CodePoints.Count(text) >= ShortestQuote ? RedactionMark.Text : null;
    }

    private static TextSpan? SpanOf(JsonObject excerpt) =>
        excerpt["start"] is { } start && excerpt["end"] is { } end ? new(start.GetValue<int>(), end.GetValue<int>()) : null;

    private static void Place(JsonObject excerpt, TextSpan? span)
    {
        if (span is { } place)
        {
            (excerpt["start"], excerpt["end"]) = (place.Start, place.End);
            return;
        }
        excerpt.Remove("start");
        excerpt.Remove("end");
    }
}
