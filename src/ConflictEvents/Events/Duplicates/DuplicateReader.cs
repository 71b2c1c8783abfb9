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
            var document = Shown.Of(await records.StoodAsync(id, stand, caller, cancellationToken), caller.SeesAll).Document;
            return new Standing<EventDuplicates>(new(await ComparedAsync(id, document, limit, MostCompared, caller, cancellationToken)), stand);
        }, cancellationToken);

    /// <summary>The ids of the candidates worth telling whoever has just recorded an event, the best first.</summary>
    /// <param name="recorded">The event as the caller sees it.</param>
    /// <param name="limit">How many.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Guid>> TellingAsync(Shown recorded, int limit, Caller caller, CancellationToken cancellationToken) =>
        [.. (await ComparedAsync(Guid.Parse(recorded.Id), recorded.Document, limit, MostComparedForTelling, caller, cancellationToken)).Where(c => c.Score >= DuplicateScore.Telling).Select(c => c.Id)];

    private async Task<IReadOnlyList<EventDuplicate>> ComparedAsync(Guid id, string document, int limit, int most, Caller caller, CancellationToken cancellationToken)
    {
        var one = Wire.ReadStored<ComparedEvent>(document);
        var others = one.Time.From is { } from ? await new DuplicateCandidates(db).ReadAsync(id, one, from, caller, most, cancellationToken) : [];
        var found = from other in others
                    let compared = Wire.ReadStored<ComparedEvent>(other.Document)
                    let score = DuplicateScore.Of(one, compared)
                    where score is not null
                    orderby score descending, other.Id descending
                    select new EventDuplicate(other.Id, other.Number, compared.Title, score.Value);
        return [.. found.Take(limit)];
    }
}
