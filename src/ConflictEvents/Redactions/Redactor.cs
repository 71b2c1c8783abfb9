using ConflictEvents.Changes;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;

namespace ConflictEvents.Redactions;

/// <summary>Takes content out of the ledger for good, out of every revision. What changed, when and by whom stays; what it said does not.</summary>
public sealed class Redactor
{
    private const int MostSwept = 100;
    private static readonly RedactionBodyRules Rules = new();
    private static readonly SweepBodyRules SweepRules = new();
    private static readonly Dictionary<RecordType, RedactionRoom> Rooms = new()
    {
        [RecordType.Event] = EventRoom.Instance,
        [RecordType.Actor] = ActorRoom.Instance,
        [RecordType.Source] = SourceRoom.Instance,
        [RecordType.Dispute] = DisputeRoom.Instance,
    };
    private readonly LedgerDb db;
    private readonly LedgerWrites writes;
    private readonly LedgerLocks locks;
    private readonly RedactionPlanner planner;
    private readonly Leftovers leftovers;
    private readonly WordSweep sweep;

    internal Redactor(LedgerDb db, LedgerWrites writes, LedgerLocks locks, RedactionPlanner planner, Leftovers leftovers, WordSweep sweep) =>
        (this.db, this.writes, this.locks, this.planner, this.leftovers, this.sweep) = (db, writes, locks, planner, leftovers, sweep);

    /// <summary>Takes content out of one record.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="id">The record.</param>
    /// <param name="body">What is to go, and why.</param>
    /// <param name="expected">What the caller says about the present state.</param>
    /// <param name="caller">Who redacts.</param>
    /// <param name="once">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidRecordException">None of it stands in any revision.</exception>
    public Task<Written> RedactAsync(RecordType type, string id, RedactionBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To redact");
        Rules.Demand(body);
        return writes.RunAsync(caller, once, async cancel => await PlanAsync(Rooms[type], id, body, expected, cancel)
            ?? throw new InvalidRecordException(body.Texts.Count > 0 ? "/texts" : body.Pointers.Count > 0 ? "/pointers" : "/place", "nothing_there", "nothing of this stands in any revision of the record; nothing was changed"), cancellationToken);
    }

    /// <summary>Takes words out of every record, one after the other, each in a transaction of its own: up to a hundred at a time.</summary>
    /// <param name="body">The words, and why.</param>
    /// <param name="caller">Who redacts.</param>
    /// <param name="once">The idempotency key. A repeat runs again, and finds what is left.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SweepView> SweepAsync(SweepBody body, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To redact");
        SweepRules.Demand(body);
        await using var held = once is null ? null : await writes.HoldAsync(once, cancellationToken);
        await leftovers.DemandNoImportsAsync(cancellationToken);
        var (swept, refused) = (new List<SweptRecord>(), new List<SweepRefusal>());
        foreach (var (type, id) in await sweep.FindAsync(body.Texts, cancellationToken))
        {
            if (swept.Count == MostSwept)
                return new(swept, refused, true);
            try
            {
                if (await SweepAsync(type, id, body, caller, cancellationToken) is { } revision)
                    swept.Add(new(type, id, revision));
            }
            catch (ConflictException e)
            {
                refused.Add(new(type, id, e.Code, e.Message));
            }
        }
        if (!body.DryRun)
        {
            await leftovers.ClearSaidAsync(body.Texts, cancellationToken);
            await leftovers.ClearRefusalsAsync(body.Texts, [], cancellationToken);
        }
        if (held is not null)
            await held.KeepAsync(cancellationToken);
        return new(swept, refused, false);
    }

    // A place that the database found need not hold the words: patterns find more than they should.
    private async Task<int?> SweepAsync(RecordType type, string id, SweepBody body, Caller caller, CancellationToken cancellationToken)
    {
        var what = new RedactionBody { Texts = body.Texts, Reason = body.Reason, Note = body.Note };
        if (body.DryRun)
        {
            var revisions = await Rooms[type].RevisionsAsync(db, [id], cancellationToken);
            return await planner.PlanAsync(Rooms[type], revisions, what, cancellationToken) is null ? null : revisions[^1].Number;
        }
        var written = await writes.RunAsync(caller, null, async cancel => await PlanAsync(Rooms[type], id, what, Expected.Present, cancel) ?? new Plan.Unchanged(WireNames.Of(type), id, 0), cancellationToken);
        return written.Outcome == WriteOutcome.Unchanged ? null : written.Revision;
    }

    private async Task<Plan?> PlanAsync(RedactionRoom room, string id, RedactionBody body, Expected expected, CancellationToken cancellationToken)
    {
        // No event may be written meanwhile that quotes what is to go.
        await locks.UnnamingAsync(cancellationToken);
        await leftovers.DemandNoImportsAsync(cancellationToken);
        var revisions = await room.RevisionsAsync(db, [id], cancellationToken);
        expected.Check(revisions.Count == 0 ? null : revisions[^1].Number);
        return await planner.PlanAsync(room, revisions, body, cancellationToken);
    }
}
