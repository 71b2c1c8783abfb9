using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;

namespace ConflictEvents.Events.Duplicates;

/// <summary>Finds events that may be the same one recorded twice, as far as the caller may see them.</summary>
public sealed class DuplicateReader
{
    // Of a busy day, so many are read and compared; fewer while whoever has just recorded an event waits.
    private const int MostCompared = 500;
    private const int MostComparedForTelling = 40;

    // Scores are rounded, and the database's sums are its own: what differs by less is as good.
    private const double Hair = 0.001;
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly RecordReader<EventRevision, Guid> records;

    internal DuplicateReader(LedgerDb db, LedgerSnapshots snapshots)
    {
        (this.db, this.snapshots) = (db, snapshots);
        records = new(db, snapshots, EventRevision.Table);
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
            var document = Shown.Of(await records.StoodAsync(id, stand, caller, cancellationToken), caller.SeesAll).Document;
            return new Standing<EventDuplicates>(new(await ComparedAsync(id, document, limit, MostCompared, 0, caller, cancellationToken)), stand);
        }, cancellationToken);

    /// <summary>The ids of the candidates worth telling whoever has just recorded an event, the best first.</summary>
    /// <param name="recorded">The event as the caller sees it.</param>
    /// <param name="limit">How many.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Guid>> TellingAsync(Shown recorded, int limit, Caller caller, CancellationToken cancellationToken) =>
        [.. (await ComparedAsync(Guid.Parse(recorded.Id), recorded.Document, limit, MostComparedForTelling, DuplicateScore.Telling, caller, cancellationToken)).Select(c => c.Id)];

    private async Task<IReadOnlyList<EventDuplicate>> ComparedAsync(Guid id, string document, int limit, int most, double least, Caller caller, CancellationToken cancellationToken)
    {
        var one = Wire.ReadStored<ComparedEvent>(document);
        return one.Time.From is { } from ? Best(one, await new DuplicateCandidates(db).ReadAsync(id, one, from, caller, most, cancellationToken), limit, least) : [];
    }

    // Whatever their words say, those that are left come after the ones found, or are not worth telling: their documents are not read.
    private static IReadOnlyList<EventDuplicate> Best(ComparedEvent one, IReadOnlyList<DuplicateCandidate> others, int limit, double least)
    {
        var (found, words) = (new List<EventDuplicate>(), DuplicateScore.MostOfWords(one));
        foreach (var other in others.OrderByDescending(o => o.Most).ThenByDescending(o => o.Id))
        {
            var reach = other.Most + words;
            if (reach + Hair < least || found.Count(f => f.Score >= reach - Hair) >= limit)
                break;
            var compared = Wire.ReadStored<ComparedEvent>(other.Document);
            if (DuplicateScore.Of(one, compared) is { } score && score >= least)
                found.Add(new(other.Id, other.Number, compared.Title, score));
        }
        return [.. found.OrderByDescending(f => f.Score).ThenByDescending(f => f.Id).Take(limit)];
    }
}
