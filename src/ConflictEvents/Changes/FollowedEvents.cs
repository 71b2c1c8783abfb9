using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Changes;

/// <summary>The events that a query finds: those whose revision is found come, those whose revision was found before and is no more have left.</summary>
internal sealed class FollowedEvents(DbSet<EventRevision> all, DbSet<Change> changes, Caller caller, EventSearch search, EventSelection selection) : FollowedRecords<EventRevision, Guid>(all, caller)
{
    private readonly DbSet<EventRevision> all = all;
    private readonly Caller caller = caller;

    public override async Task<Items> ItemsAsync(FeedSpan span, CancellationToken cancellationToken)
    {
        var (here, before) = (Found(span, "position"), Found(span, "superseded_at"));
        List<IQueryable<long>> gone = [before.Where(b => b.Lifecycle != Retraction.Lifecycle).Select(b => b.SupersededAt!.Value), Redacted(span).Select(r => r.Position)];
        if (!caller.SeesAll)
            gone.AddRange([Closing(span).Select(r => r.Position), Covering(span)]);
        return await JudgedAsync(here.Select(r => r.Position), gone, cancellationToken);
    }

    // Each run is cut out before the query is held against it: no index of the query's own leads to more rows.
    private IQueryable<EventRevision> Found(FeedSpan span, string column)
    {
        var run = new SqlConditions();
        run.Add($"{column} > {run.Value(span.After)} and {column} <= {run.Value(span.Through)}");
        // Always the same number, so that it is always the same statement.
        return search.Walked(selection, [run], column, FeedReader.Run);
    }

    // Whatever the filter: what led into a copy may be what was redacted, and is nowhere to be looked up any more.
    private IQueryable<EventRevision> Redacted(FeedSpan span)
    {
        var action = WireNames.Of(ChangeAction.Redacted);
        return span.Of(all.SeenBy<EventRevision, Guid>(all, caller)).Where(r => changes.Any(c => c.Position == r.Position && c.Action == action));
    }

    // The same of what led readers to an event until its place became a risk. A redaction's own change is a retraction.
    private IQueryable<long> Covering(FeedSpan span)
    {
        var (rows, after, through) = (all, span.After, span.Through);
        return all.Where(b => b.RedactedAt > after && b.RedactedAt <= through && b.IsPublic && b.Lifecycle != Retraction.Lifecycle
            && rows.Any(r => r.Position == b.RedactedAt && r.Id == b.Id && r.Lifecycle != Retraction.Lifecycle)).Select(b => b.RedactedAt!.Value);
    }

    // Of a record that is closed today readers get no content at any position, so the filter is not asked either: whether
    // its past matches would tell of it.
    private IQueryable<EventRevision> Closing(FeedSpan span)
    {
        var rows = all;
        return LostSightOf(span).Where(r => rows.Any(c => c.Id == r.Id && c.SupersededAt == null && c.IsClosed));
    }
}
