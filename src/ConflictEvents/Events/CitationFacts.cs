using ConflictEvents.Wording;

namespace ConflictEvents.Events;

/// <summary>Holds citations against the sources that they name: the source must be there, and its text must say what is quoted.</summary>
/// <param name="sources">The sources that are there.</param>
/// <param name="places">Where the excerpts of each stored text stand in it.</param>
internal sealed class CitationFacts(Dictionary<Guid, SourceFact> sources, Dictionary<Guid, Dictionary<string, IReadOnlyList<TextSpan>>> places)
{
    private readonly Dictionary<Guid, string> texts = [];
    private (Guid Source, FoldedText Text)? folded;

    public bool Has(Guid source) => sources.ContainsKey(source);

    /// <summary>A source that is about to be there, and its text.</summary>
    public void Add(SourceFact source, string? text)
    {
        sources[source.Cited.Id] = source;
        if (text is not null)
            texts[source.Cited.Id] = text;
    }

    /// <summary>The citations with offsets and checks filled in, and what is known of their sources.</summary>
    /// <param name="citations">The citations.</param>
    /// <param name="stands">What stands in the event, where words were taken out of it.</param>
    /// <param name="failures">Takes what is wrong.</param>
    public CheckedCitations Check(IReadOnlyList<Citation> citations, RedactedBefore? stands, List<RuleFailure> failures)
    {
        List<Citation> done = [];
        var cited = new Dictionary<Guid, SourceFact>();
        for (var i = 0; i < citations.Count; i++)
        {
            var citation = citations[i];
            if (sources.TryGetValue(citation.Source, out var source))
                cited.TryAdd(citation.Source, source);
            else
                failures.Add(new($"/citations/{i}/source", "unknown_source", $"there is no source {citation.Source}; record it first (POST /v1/sources)"));
            done.Add(citation.Excerpt is not { } excerpt ? citation
                : citation with { Excerpt = stands?.Excerpt(citation.Source, excerpt) ?? Located(citation.Source, excerpt, $"/citations/{i}/excerpt", failures) });
        }
        // Also of a source that is cited without words: leaving the excerpt out is no way around the comparison.
        var stored = cited.Values.Where(s => s.HasText).ToList();
        return new(done, [.. cited.Values.Select(s => s.Cited)], stored.Count > 0, stored.Exists(s => !s.IsEnglish));
    }

    private Excerpt Located(Guid source, Excerpt excerpt, string pointer, List<RuleFailure> failures)
    {
        if (PlacesOf(source, excerpt.Text) is not { } found)
            return excerpt with { Checked = ExcerptCheck.NoText };
        var place = excerpt.Start is { } start ? found.FirstOrDefault(p => p.Start == start, new(-1, -1)) : found.Count == 1 ? found[0] : new(-1, -1);
        if (place.Start >= 0 && (excerpt.End is null || excerpt.End == place.End || excerpt.Start is null))
            return excerpt with { Start = place.Start, End = place.End, Checked = ExcerptCheck.Found };
        failures.Add(Refusal(found, excerpt, place, pointer));
        return excerpt;
    }

    // Null where no text is stored. A text is long when it is folded: of those that are about to be there, one is kept so.
    private IReadOnlyList<TextSpan>? PlacesOf(Guid source, string excerpt)
    {
        if (places.GetValueOrDefault(source)?.GetValueOrDefault(excerpt) is { } known)
            return known;
        if (!texts.TryGetValue(source, out var text))
            return null;
        if (folded?.Source != source)
            folded = (source, FoldedText.Of(text));
        return ExcerptMatcher.Find(folded.Value.Text, excerpt);
    }

    private static RuleFailure Refusal(IReadOnlyList<TextSpan> places, Excerpt excerpt, TextSpan place, string pointer)
    {
        var starts = string.Join(", ", places.Take(5).Select(p => p.Start));
        if (places.Count == 0)
            return new(pointer + "/text", "excerpt_not_found", "these words do not stand in the source's text; copy them from it as they are (typography may differ)");
        if (excerpt.Start is null)
            return new(pointer + "/start", "excerpt_ambiguous", $"these words stand in the source's text {places.Count} times; send `start`, one of {starts}");
        return place.Start < 0
            ? new(pointer + "/start", "excerpt_elsewhere", $"these words do not stand there; they start at {starts}. Leave `start` and `end` out where they stand once")
            : new(pointer + "/end", "excerpt_elsewhere", $"these words end at {place.End}; leave `end` out");
    }
}
