using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using ConflictEvents.Wording;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Reads what citations are held against: the sources, and where in their texts the excerpts stand.</summary>
internal sealed class EventCitations(LedgerDb db)
{
    // Every write asks them: compiled, for else each is looked up by its expressions.
    private static readonly Func<LedgerDb, Guid[], IAsyncEnumerable<SourceFact>> Sources = EF.CompileAsyncQuery((LedgerDb db, Guid[] ids) =>
        db.Set<SourceRevision>().Where(s => ids.Contains(s.Id) && s.SupersededAt == null && s.Lifecycle != Retraction.Lifecycle)
            .Select(s => new SourceFact(new CitedSource(s.Id, s.IsPrivate, s.ReportedAt), s.TextSha256 != null, s.IsEnglish)));

    private static readonly Func<LedgerDb, Guid[], IAsyncEnumerable<SourceText>> Texts = EF.CompileAsyncQuery((LedgerDb db, Guid[] ids) =>
        db.Set<SourceText>().AsNoTracking().Where(t => ids.Contains(t.Id)));

    public async Task<CitationFacts> ReadAsync(IEnumerable<Citation> citations, CancellationToken cancellationToken)
    {
        List<Citation> all = [.. citations];
        Guid[] ids = [.. all.Select(c => c.Source).Distinct()];
        if (ids.Length == 0)
            return new([], []);
        var sources = await Sources(db, ids).ToDictionaryAsync(s => s.Cited.Id, cancellationToken: cancellationToken);
        return new(sources, await PlacesAsync(all, sources, cancellationToken));
    }

    // One text at a time: a source may have a million characters, and many may be quoted at once.
    private async Task<Dictionary<Guid, Dictionary<string, IReadOnlyList<TextSpan>>>> PlacesAsync(
        IReadOnlyList<Citation> citations, Dictionary<Guid, SourceFact> sources, CancellationToken cancellationToken)
    {
        var excerpts = citations.Where(c => c.Excerpt is not null && sources.GetValueOrDefault(c.Source)?.HasText == true).ToLookup(c => c.Source, c => c.Excerpt!.Text);
        Guid[] quoted = [.. excerpts.Select(e => e.Key)];
        var places = new Dictionary<Guid, Dictionary<string, IReadOnlyList<TextSpan>>>();
        if (quoted.Length == 0)
            return places;
        await foreach (var source in Texts(db, quoted).WithCancellation(cancellationToken))
        {
            var text = FoldedText.Of(source.Text);
            places.Add(source.Id, excerpts[source.Id].Distinct().ToDictionary(e => e, e => ExcerptMatcher.Find(text, e)));
        }
        return places;
    }
}
