using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Import;

/// <summary>Reads what a batch of lines has to know, one query a question.</summary>
internal sealed class BulkReader(LedgerDb db, EventFactsReader events, SourceFactsReader sources, ExternalIdNames externalIds, TimeProvider time)
{
    /// <summary>Who has the external ids of lines that may be found by them.</summary>
    public Task<ExternalIdFacts> HoldersAsync(IEnumerable<BulkItem> items, CancellationToken cancellationToken) =>
        externalIds.ReadAsync([], items.OfType<EventItem>().Where(i => i.IsFound).SelectMany(i => i.ExternalIds), cancellationToken);

    /// <summary>Which sources have the texts of lines that may be found by them.</summary>
    public Task<SourceFacts> SameTextsAsync(IEnumerable<BulkItem> items, CancellationToken cancellationToken) =>
        sources.ReadAsync(items.OfType<SourceItem>().Where(i => i.StatedId is null).Select(i => (i.Publisher, i.Hash)), [], cancellationToken);

    /// <summary>The present state of the records that the lines are.</summary>
    public async Task<Dictionary<RecordName, Present>> PresentsAsync(IEnumerable<BulkItem> items, CancellationToken cancellationToken)
    {
        var ids = items.ToLookup(i => i.Table.Record, i => i.Id);
        string[] slugs = [.. ids[ActorRevision.Table.Record]];
        Guid[] eventIds = [.. ids[EventRevision.Table.Record].Select(Guid.Parse)];
        Guid[] sourceIds = [.. ids[SourceRevision.Table.Record].Select(Guid.Parse)];
        List<(string Record, Present Present)> found =
        [
            .. slugs.Length == 0 ? [] : await CurrentAsync(db.Set<ActorRevision>().Where(r => slugs.Contains(r.Id)), ActorRevision.Table, cancellationToken),
            .. eventIds.Length == 0 ? [] : await CurrentAsync(db.Set<EventRevision>().Where(r => eventIds.Contains(r.Id)), EventRevision.Table, cancellationToken),
            .. sourceIds.Length == 0 ? [] : await CurrentAsync(db.Set<SourceRevision>().Where(r => sourceIds.Contains(r.Id)), SourceRevision.Table, cancellationToken),
        ];
        return found.ToDictionary(f => new RecordName(f.Record, f.Present.RecordId), f => f.Present);
    }

    /// <summary>What the rules that ask the ledger ask it for these lines.</summary>
    public async Task<BulkFacts> FactsAsync(IReadOnlyList<BulkItem> items, CancellationToken cancellationToken)
    {
        var actors = items.OfType<ActorItem>().ToList();
        var written = items.OfType<SourceItem>().ToList();
        return new(
            await events.OfAsync([.. items.OfType<EventItem>().Select(i => i.Proposal!)], cancellationToken, actors.Select(a => a.MemberOf).OfType<string>(), actors.Select(a => a.Id).ToHashSet()),
            await sources.ReadAsync(written.Select(s => (s.Publisher, SourceFactsReader.HashOf(s.Proposal))), written.Select(s => s.Supersedes).OfType<Guid>(), cancellationToken),
            time.GetUtcNow());
    }

    private static async Task<IEnumerable<(string Record, Present Present)>> CurrentAsync<T>(IQueryable<T> rows, RecordTable table, CancellationToken cancellationToken) where T : Revision =>
        (await rows.AsNoTracking().Where(r => r.SupersededAt == null).ToListAsync(cancellationToken)).Select(r => (table.Record, (Present)r!));
}
