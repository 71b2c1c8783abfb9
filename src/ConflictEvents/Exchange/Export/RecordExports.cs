using ConflictEvents.Actors;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// Whole results, record by record, in one snapshot: what is read at the end belongs to what was read at the beginning,
/// whatever was written meanwhile. Each goes on behind `after`, the last record of an answer that broke off.
/// </summary>
public sealed class RecordExports
{
    private readonly LedgerSnapshots snapshots;
    private readonly EventSearch search;
    private readonly GatheredEvents gathered;
    private readonly EventLines lines;
    private readonly ActorReader actors;
    private readonly SourceReader sources;
    private readonly DisputeReader disputes;

    internal RecordExports(LedgerSnapshots snapshots, EventSearch search, GatheredEvents gathered, EventLines lines, ActorReader actors, SourceReader sources, DisputeReader disputes) =>
        (this.snapshots, this.search, this.gathered, this.lines, this.actors, this.sources, this.disputes) = (snapshots, search, gathered, lines, actors, sources, disputes);

    /// <summary>All events that a query finds, latest first by the day they occurred. Its order, its page and what it asks for beside events do not count.</summary>
    public Task EventsAsync(EventQuery query, Guid? after, Caller caller, ExportSink sink, CancellationToken cancellationToken) => RunAsync(query.AsOf, sink, async stand =>
    {
        var selection = await search.ResolveAsync(query, caller, stand, cancellationToken);
        var whole = await new WholeResult<EventRevision>(search.Matching(selection), stand, WholeOrders.Events).BehindAsync(after?.ToString(), all => all.Where(e => e.Id == after), cancellationToken);
        return EventConditions.AreFiltering(selection) ? gathered.RowsAsync(selection, whole.Last, cancellationToken) : lines.AllAsync(selection, whole.Last, cancellationToken);
    }, cancellationToken);

    /// <summary>All actors by slug, but those that were merged away.</summary>
    public Task ActorsAsync(AsOf? asOf, string? after, Caller caller, ExportSink sink, CancellationToken cancellationToken) => RunAsync(asOf, sink, async stand =>
    {
        var whole = await new WholeResult<ActorRevision>(actors.Matching(new()), stand, WholeOrders.Actors).BehindAsync(after, all => all.Where(a => a.Id == after), cancellationToken);
        return whole.RowsAsync(cancellationToken).Select(row => Shown.Of(row, caller.SeesAll));
    }, cancellationToken);

    /// <summary>All sources by id; with their texts for contributors who ask for them.</summary>
    public Task SourcesAsync(AsOf? asOf, Guid? after, bool withText, Caller caller, ExportSink sink, CancellationToken cancellationToken)
    {
        if (withText)
            caller.Demand(Role.Contributor, "To export the texts of sources");
        return RunAsync(asOf, sink, async stand =>
        {
            var whole = await new WholeResult<SourceRevision>(sources.Matching(new(), caller), stand, WholeOrders.Sources).BehindAsync(after?.ToString(), all => all.Where(s => s.Id == after), cancellationToken);
            return withText
                ? whole.RowsAsync(sources.WithTexts, read => read.Source, cancellationToken).Select(read => Shown.Of(read.Source, caller.SeesAll) with { Text = read.Text })
                : whole.RowsAsync(cancellationToken).Select(row => Shown.Of(row, caller.SeesAll));
        }, cancellationToken);
    }

    /// <summary>All disputes by id.</summary>
    public Task DisputesAsync(AsOf? asOf, Guid? after, Caller caller, ExportSink sink, CancellationToken cancellationToken) => RunAsync(asOf, sink, async stand =>
    {
        var whole = await new WholeResult<DisputeRevision>(disputes.Matching(new(), caller), stand, WholeOrders.Disputes).BehindAsync(after?.ToString(), all => all.Where(d => d.Id == after), cancellationToken);
        return whole.RowsAsync(cancellationToken).Select(row => Shown.Of(row, caller.SeesAll));
    }, cancellationToken);

    private async Task RunAsync(AsOf? asOf, ExportSink sink, Func<Stand, Task<IAsyncEnumerable<Shown>>> rows, CancellationToken cancellationToken) =>
        await snapshots.ReadWholeAsync(asOf, async stand =>
        {
            await sink(stand, await rows(stand));
            return true;
        }, cancellationToken);
}
