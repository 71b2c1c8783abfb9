using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ConflictEvents.Events.Duplicates;

/// <summary>Finds events that may be the same one recorded twice, as far as the caller may see them.</summary>
public sealed class DuplicateReader
{
    // Of a day with more events of one kind, those that share most with the event are compared.
    private const int MostCompared = 500;
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly RecordReader<EventRevision, Guid> records;

    internal DuplicateReader(LedgerDb db, LedgerSnapshots snapshots)
    {
        (this.db, this.snapshots) = (db, snapshots);
        records = new(db, snapshots);
    }

    /// <summary>The candidates for an event, the best first: of the same kind, a day apart at most, close by, naming an actor in common where both name some, and not linked to it.</summary>
    /// <param name="id">The event.</param>
    /// <param name="limit">How many.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such event, or none that the caller may see.</exception>
    /// <exception cref="RetractedException">It was retracted.</exception>
    public Task<Standing<EventDuplicates>> FindAsync(Guid id, int limit, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadAsync(null, async stand =>
        {
            var one = await records.StoodAsync(id, stand, caller, cancellationToken);
            var body = BodyOf(one, caller);
            var others = body.Time.From is { } from ? await CandidatesAsync(one, from, body, caller, cancellationToken) : [];
            var found = from other in others
                        let compared = BodyOf(other, caller)
                        let score = DuplicateScore.Of(body, compared)
                        where score is not null
                        orderby score descending, other.Id descending
                        select new EventDuplicate(other.Id, other.Number, compared.Title, score.Value);
            return new Standing<EventDuplicates>(new([.. found.Take(limit)]), stand);
        }, cancellationToken);

    /// <summary>The ids of the candidates worth telling whoever has just recorded an event, the best first.</summary>
    public async Task<IReadOnlyList<Guid>> TellingAsync(Guid id, int limit, Caller caller, CancellationToken cancellationToken) =>
        [.. (await FindAsync(id, limit, caller, cancellationToken)).Value.Items.Where(c => c.Score >= DuplicateScore.Telling).Select(c => c.Id)];

    private Task<List<EventRevision>> CandidatesAsync(EventRevision one, DateOnly from, EventBody body, Caller caller, CancellationToken cancellationToken)
    {
        var to = body.Time.To ?? from;
        var days = new NpgsqlRange<DateOnly>(from.AddDays(-1), true, false, to.AddDays(1), true, body.Time.Open == true);
        // No candidate begins later: lets the index by day start here.
        var last = body.Time.Open == true ? DateOnly.MaxValue : to.AddDays(1);
        var (id, kind, actors, links, country, admin1) = (one.Id, one.Kind, one.Actors, one.Links, one.Country, one.Admin1);
        return db.Set<EventRevision>().AsNoTracking()
            .Where(r => r.SupersededAt == null && r.Kind == kind && r.Occurred!.Value.Overlaps(days) && r.SortDay <= last)
            .Where(r => r.Id != id && r.Lifecycle != Retraction.Lifecycle && !links.Contains(r.Id) && !r.Links.Contains(id))
            // Where both name some, one in common is demanded (DuplicateScore): of a busy day few documents are left to be read.
            .Where(r => actors.Length == 0 || r.Actors.Length == 0 || r.Actors.Any(a => actors.Contains(a)))
            .SeenBy<EventRevision, Guid>(db.Set<EventRevision>(), caller)
            .OrderByDescending(r => r.Actors.Any(a => actors.Contains(a))).ThenByDescending(r => r.Admin1 == admin1).ThenByDescending(r => r.Country == country)
            .ThenByDescending(r => r.SortDay == from).ThenByDescending(r => r.Id)
            .Take(MostCompared).ToListAsync(cancellationToken);
    }

    private static EventBody BodyOf(EventRevision row, Caller caller) =>
        Wire.ReadStored<EventBody>(caller.SeesAll ? row.Document : row.PublicDocument ?? row.Document);
}
