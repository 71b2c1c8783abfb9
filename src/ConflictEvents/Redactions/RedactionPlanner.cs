using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Redactions;

/// <summary>Plans a redaction: of the record, of the stored text of a source, and of the events that quote it.</summary>
internal sealed class RedactionPlanner(LedgerDb db, Leftovers leftovers)
{
    private const string TextPointer = "/text";

    /// <summary>Null where nothing of what is to go is there.</summary>
    /// <param name="room">The record type.</param>
    /// <param name="revisions">Every revision of the record, by number.</param>
    /// <param name="body">What is to go.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Plan?> PlanAsync(RedactionRoom room, IReadOnlyList<Revision> revisions, RedactionBody body, CancellationToken cancellationToken)
    {
        var why = new ChangeWords(WireNames.Of(body.Reason!.Value), string.IsNullOrWhiteSpace(body.Note) ? null : body.Note);
        var isSource = room == SourceRoom.Instance;
        var record = new RecordRedaction(room, body.Texts, [.. body.Pointers.Where(p => !isSource || p != TextPointer)], Documents(revisions));
        if (body.Place && room != EventRoom.Instance)
            throw new InvalidRecordException("/place", "nothing_there", "only events have a place");
        IDocumentRedaction whole = body.Place ? new PlaceRedaction(record) : record;
        if (!isSource)
            return Together([(new(room, revisions[0].RecordId, whole), RedactedRecord.Of(room, revisions, whole, why))], body, record, null);
        var source = (SourceRevision)revisions[^1];
        var words = await WordsAsync(source, body, cancellationToken);
        var redaction = new SourceRedaction(record, words);
        var left = RedactedRecord.Of(room, revisions, redaction, why);
        if (left is not null)
            await DemandOnlyAsync(source.Id, left, cancellationToken);
        var quoting = words.IsAny ? await QuotingAsync(words, why, cancellationToken) : [];
        return Together([(new(room, source.RecordId, redaction), left), .. quoting], body, record, words);
    }

    private Plan.Redact? Together(IEnumerable<(RedactionTarget Target, RedactedRecord? Left)> records, RedactionBody body, RecordRedaction record, SourceWords? words)
    {
        var changed = records.Where(r => r.Left is not null).Select(r => (r.Target, Left: r.Left!)).ToList();
        if (changed.Count == 0)
            return null;
        return new Plan.Redact([.. changed.Select(r => r.Left.Taken)], [.. changed.Select(r => r.Left.Put).OfType<Entry>()], [.. changed.SelectMany(r => r.Left.Rows)], async cancel =>
        {
            foreach (var (target, left) in changed)
                await leftovers.ClearAsync(left, target, cancel);
            await leftovers.ClearRefusalsAsync(body.Texts, record.Gone, cancel);
            if (words is { IsAny: true })
                await StoreTextAsync(words, cancel);
        });
    }

    private async Task<SourceWords> WordsAsync(SourceRevision source, RedactionBody body, CancellationToken cancellationToken)
    {
        var stored = await db.Set<SourceText>().Where(t => t.Id == source.Id).Select(t => t.Text).SingleOrDefaultAsync(cancellationToken);
        var isWhole = body.Pointers.Contains(TextPointer);
        var words = SourceWords.Of(source.Id, body.Texts, stored, isWhole);
        return words;
    }

    // The same text of the same publisher is the same source, also when two differed in nothing but the words that go.
    private async Task DemandOnlyAsync(Guid id, RedactedRecord left, CancellationToken cancellationToken)
    {
        var (publisher, hash) = SourceColumns.KeyOf(left.Taken.Document);
        var same = hash is null || left.Put is null ? null : await db.Set<SourceRevision>().Where(s => s.SupersededAt == null && s.Lifecycle != Retraction.Lifecycle && s.TextSha256 == hash && s.Publisher == publisher && s.Id != id)
            .Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancellationToken);
        if (same is { } other)
            throw new ConflictException("same_text", $"Without these words publisher and text are those of the source {other}; redact the whole text of one of them (`/text`).");
    }

    private async Task<List<(RedactionTarget, RedactedRecord?)>> QuotingAsync(SourceWords words, ChangeWords why, CancellationToken cancellationToken)
    {
        var redaction = new ExcerptRedaction(words);
        var citing = await db.Set<EventRevision>().Where(e => e.Sources.Contains(words.Source)).Select(e => e.Id).Distinct().Select(id => id.ToString()).ToListAsync(cancellationToken);
        var revisions = await EventRoom.Instance.RevisionsAsync(db, citing, cancellationToken);
        return [.. revisions.GroupBy(r => r.RecordId).Select(e => (new RedactionTarget(EventRoom.Instance, e.Key, redaction), RedactedRecord.Of(EventRoom.Instance, [.. e], redaction, why)))];
    }

    private Task<int> StoreTextAsync(SourceWords words, CancellationToken cancellationToken)
    {
        var rows = db.Set<SourceText>().Where(t => t.Id == words.Source);
        return words.Edited is { } edited ? rows.ExecuteUpdateAsync(t => t.SetProperty(s => s.Text, edited.Text), cancellationToken) : rows.ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<string> Documents(IReadOnlyList<Revision> revisions) => revisions.SelectMany(r => new[] { r.Document, r.PublicDocument }).OfType<string>();
}
