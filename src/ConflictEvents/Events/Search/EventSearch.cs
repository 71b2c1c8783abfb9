using ConflictEvents.Actors;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Search;

/// <summary>What a query means as rows: the one place that lists, counts, exports and maps get their events from.</summary>
internal sealed class EventSearch(LedgerDb db, ActorNames actors, WordQuery words, PlaceNames places)
{
    /// <summary>Finds what the names and words in a query mean. Within the transaction of the read.</summary>
    /// <exception cref="ForbiddenException">Another lifecycle than published was asked for without the right.</exception>
    /// <exception cref="InvalidParameterException">A name is unknown: an empty list would look like an answer.</exception>
    public async Task<EventSelection> ResolveAsync(EventQuery query, Caller caller, Stand stand, CancellationToken cancellationToken)
    {
        if (query.Lifecycle.Any(l => l != Lifecycle.Published))
            caller.Demand(Role.Contributor, "To list other lifecycles than published");
        // For this transaction: of two names of places, rather more than half of the three-letter groups must agree. Of names of
        // actors fewer, for two letters that change places are many (Zelesnky).
        if (query.Place.Count > 0 || query.Q is not null)
            await db.Database.ExecuteSqlAsync($"set local pg_trgm.strict_word_similarity_threshold = 0.55; set local pg_trgm.word_similarity_threshold = 0.5", cancellationToken);
        var found = query.Q is null ? null : await words.CompileAsync(query.Q, cancellationToken);
        return new(query, caller, stand)
        {
            Actors = await ActorsAsync(query, cancellationToken),
            ParticipantsAll = await ParticipantsAsync(query, cancellationToken),
            Words = found,
            Places = await places.FindAsync([.. AskedPlace.Of(query, found)], cancellationToken),
            UpdatedAfter = query.UpdatedSince is { } since ? await LastBeforeAsync(since, cancellationToken) : null,
        };
    }

    /// <summary>The revisions that match and that the caller may see, of every position: choose today's or those as of a position by <see cref="AsOfQueries.At"/>.</summary>
    public IQueryable<EventRevision> Matching(EventSelection selection) =>
        Seen(EventConditions.Of(selection).On(db.Set<EventRevision>()), selection);

    /// <summary>The same for a list: of what stands today, each row tells itself whether its record is closed, and nothing else is asked.</summary>
    public IQueryable<EventRevision> Listed(EventSelection selection) => !selection.Stand.IsCurrent || selection.Caller.SeesAll ? Matching(selection)
        : EventConditions.Of(selection).On(db.Set<EventRevision>()).AsNoTracking().Where(r => r.IsPublic && !r.IsClosed);

    /// <summary>What matches among the first so many rows of parts of the ledger.</summary>
    public IQueryable<EventRevision> Walked(EventSelection selection, IReadOnlyList<SqlConditions> parts, string order, int most) =>
        Seen(EventConditions.Of(selection with { By = FoundBy.Rows }).Among(db.Set<EventRevision>(), parts, order, most), selection);

    /// <summary>What matches in parts of the ledger, found by the filters.</summary>
    public IQueryable<EventRevision> Gathered(EventSelection selection, IReadOnlyList<SqlConditions> parts) =>
        Seen(EventConditions.Of(selection).Apart(db.Set<EventRevision>(), parts), selection);

    /// <summary>The same, whoever may see it: for estimates, and for positions that are looked up again by <see cref="Of"/>; never shown themselves.</summary>
    public IQueryable<EventRevision> GatheredUnseen(EventSelection selection, IReadOnlyList<SqlConditions> parts) =>
        EventConditions.Of(selection).Apart(db.Set<EventRevision>(), parts).AsNoTracking();

    /// <summary>What matches of some revisions.</summary>
    public IQueryable<EventRevision> Of(EventSelection selection, IReadOnlyList<long> positions) =>
        Seen(EventConditions.Of(selection with { By = FoundBy.Rows }).Of(db.Set<EventRevision>(), positions), selection);

    /// <summary>What a statement finds by such conditions.</summary>
    public IQueryable<EventRevision> By(EventSelection selection, SqlConditions sql, string statement) => Seen(sql.By(db.Set<EventRevision>(), statement), selection);

    private IQueryable<EventRevision> Seen(IQueryable<EventRevision> rows, EventSelection selection) =>
        rows.AsNoTracking().SeenRowByRow<EventRevision, Guid>(db.Set<EventRevision>(), selection.Caller);

    private async Task<Dictionary<string, IReadOnlyList<string>>> ActorsAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var meant = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (parameter, asked) in EventConditions.ActorFilters(query))
            meant[parameter] = await actors.MeantAsync(asked, parameter, cancellationToken);
        return meant;
    }

    private async Task<List<IReadOnlyList<string>>> ParticipantsAsync(EventQuery query, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<string>> all = [];
        foreach (var one in query.ParticipantsAll)
            all.Add(await actors.MeantAsync([one], "participantsAll", cancellationToken));
        return all;
    }

    private Task<long> LastBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var moment = instant.ToUniversalTime();
        return db.Set<Change>().Where(c => c.RecordedAt < moment).OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Position)
            .Select(c => c.Position).FirstOrDefaultAsync(cancellationToken);
    }
}
