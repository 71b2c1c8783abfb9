using ConflictEvents.Events.Search;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Dossiers;

/// <summary>
/// Reads what belongs to a dossier, step by step outwards from the event: what links to it or that it links to, the same of
/// its parts, and of claims what is said of them, what they deny and which tally they are a row of.
/// </summary>
internal sealed class LinkedEvents(EventSearch search, EventSelection selection)
{
    /// <summary>How many events a dossier holds beside the event itself.</summary>
    public const int Most = 500;

    /// <summary>Every linked event that a dossier shows or reckons with is read through this.</summary>
    private IQueryable<EventRevision> Visible => search.Matching(selection);

    /// <summary>The events, and whether there are more than a dossier holds.</summary>
    public async Task<(EventWeb Web, bool Truncated)> ReadAsync(DossierEvent root, CancellationToken cancellationToken)
    {
        var web = new EventWeb(root);
        IReadOnlyList<DossierEvent> edge = [root];
        while (edge.Count > 0)
        {
            var room = Most + 1 - web.Ids.Count;
            var found = await NeighboursAsync(edge, web, room + 1, cancellationToken);
            edge = web.Add(found.Take(room));
            if (found.Count > room)
                return (web, true);
        }
        return (web, false);
    }

    /// <summary>Which of these events the caller may see.</summary>
    public async Task<HashSet<Guid>> SeenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var seen = await Visible.Where(e => ids.Contains(e.Id)).At(selection.Stand, rows => rows).Select(e => e.Id).ToListAsync(cancellationToken);
        return [.. seen];
    }

    private async Task<List<DossierEvent>> NeighboursAsync(IReadOnlyList<DossierEvent> edge, EventWeb web, int limit, CancellationToken cancellationToken)
    {
        Guid[] known = [.. web.Ids];
        Guid[] from = [.. edge.Select(e => e.Id)];
        Guid[] to = [.. edge.SelectMany(e => Leads(e, web)).Distinct().Except(known)];
        var unknown = Visible.Where(e => !known.Contains(e.Id));
        var incoming = await unknown.Where(e => e.Links.Any(l => from.Contains(l))).At(selection.Stand, rows => Newest(rows, limit)).ToListAsync(cancellationToken);
        var outgoing = await unknown.Where(e => to.Contains(e.Id)).At(selection.Stand, rows => Newest(rows, limit)).ToListAsync(cancellationToken);
        return [.. incoming.Concat(outgoing).DistinctBy(e => e.Id).OrderByDescending(e => e.Id).Select(e => DossierEvent.Of(e, selection.Caller.SeesAll))];
    }

    private static IQueryable<EventRevision> Newest(IQueryable<EventRevision> rows, int limit) => rows.OrderByDescending(e => e.Id).Take(limit);

    // What a claim is about has claims of its own. Only what it speaks for or against belongs here, and that only of a claim
    // on the event itself: else one answer would lead to the next. A row needs its whole.
    private static IEnumerable<Guid> Leads(DossierEvent one, EventWeb web) => one.Body.Links
        .Where(l => web.IsCore(one) || IsAnswer(l.Type!.Value) && web.IsOnCore(one))
        .Select(l => l.To).Concat(one.Body.Details.Events().Select(e => e.Id));

    private static bool IsAnswer(LinkType type) =>
        type is LinkType.Denies or LinkType.Contradicts or LinkType.Confirms or LinkType.Refines or LinkType.Supersedes or LinkType.Relays;
}
