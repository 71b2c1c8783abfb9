using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using ConflictEvents.Wording;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Holds citations against the sources that they name: the source must be there, and its text must say what is quoted.</summary>
internal sealed class EventCitations(LedgerDb db)
{
    /// <summary>The citations with offsets and checks filled in, and what is known of their sources.</summary>
    public async Task<CheckedCitations> CheckAsync(IReadOnlyList<Citation> citations, List<RuleFailure> failures, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. citations.Select(c => c.Source).Distinct()];
        if (ids.Length == 0)
            return new([], [], TextStored: false, OtherLanguage: false);
        var sources = await db.Set<SourceRevision>().AsNoTracking().Where(s => ids.Contains(s.Id) && s.SupersededAt == null && s.Lifecycle != Retraction.Lifecycle)
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        Guid[] quoted = [.. citations.Where(c => c.Excerpt is not null).Select(c => c.Source).Distinct()];
        var texts = await db.Set<SourceText>().Where(t => quoted.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        List<Citation> done = [];
        for (var i = 0; i < citations.Count; i++)
        {
            var citation = citations[i];
            if (!sources.ContainsKey(citation.Source))
                failures.Add(new($"/citations/{i}/source", "unknown_source", $"there is no source {citation.Source}; record it first (POST /v1/sources)"));
            done.Add(citation.Excerpt is null ? citation : citation with
            {
                Excerpt = Located(citation.Excerpt, texts.GetValueOrDefault(citation.Source), $"/citations/{i}/excerpt", failures),
            });
        }
        // Also of a source that is cited without words: leaving the excerpt out is no way around the comparison.
        var stored = sources.Values.Where(s => s.TextSha256 is not null).ToList();
        return new(done, [.. sources.Values.Select(s => new CitedSource(s.Id, s.IsPrivate, s.ReportedAt))], stored.Count > 0, stored.Exists(s => !s.IsEnglish));
    }

    private static Excerpt Located(Excerpt excerpt, string? text, string pointer, List<RuleFailure> failures)
    {
        if (text is null)
            return excerpt with { Checked = ExcerptCheck.NoText };
        var places = ExcerptMatcher.Find(text, excerpt.Text);
        var place = excerpt.Start is { } start ? places.FirstOrDefault(p => p.Start == start, new(-1, -1)) : places.Count == 1 ? places[0] : new(-1, -1);
        if (place.Start >= 0 && (excerpt.End is null || excerpt.End == place.End || excerpt.Start is null))
            return excerpt with { Start = place.Start, End = place.End, Checked = ExcerptCheck.Found };
        failures.Add(Refusal(places, excerpt, place, pointer));
        return excerpt;
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
