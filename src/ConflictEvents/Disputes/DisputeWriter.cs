using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Disputes;

/// <summary>Opens, revises, resolves and retracts disputes; an editor's work.</summary>
public sealed class DisputeWriter
{
    private static readonly DisputeBodyRules Rules = new();
    private readonly LedgerDb db;
    private readonly LedgerWrites writes;
    private readonly LedgerLocks locks;
    private readonly NamedRecords named;
    private readonly DisputeSight sight;
    private readonly TimeProvider time;

    internal DisputeWriter(LedgerDb db, LedgerWrites writes, LedgerLocks locks, NamedRecords named, DisputeSight sight, TimeProvider time) =>
        (this.db, this.writes, this.locks, this.named, this.sight, this.time) = (db, writes, locks, named, sight, time);

    /// <summary>Opens a dispute.</summary>
    public Task<Written> CreateAsync(DisputeBody body, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(body.Id ?? Guid.CreateVersion7(time.GetUtcNow()), _ => body, Expected.Fresh, caller, once, cancellationToken);

    /// <summary>Creates the dispute or replaces it.</summary>
    public Task<Written> PutAsync(Guid id, DisputeBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(id, _ => body, expected, caller, once, cancellationToken);

    /// <summary>Changes some members.</summary>
    public Task<Written> PatchAsync(Guid id, JsonObject patch, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(id, current => Patched.Body<DisputeBody>(current, patch), expected, caller, once, cancellationToken);

    /// <summary>Takes a dispute back.</summary>
    public Task<Written> RetractAsync(Guid id, Retract retract, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To retract a dispute");
        return writes.RunAsync(caller, once, async cancel =>
        {
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            await retract.DemandSuccessorAsync(id.ToString(), async other => Guid.TryParse(other, out var successor) && await CurrentAsync(successor, cancel) is not null);
            return retract.Plan(DisputeRevision.Table, current!, ColumnsOf);
        }, cancellationToken);
    }

    /// <summary>Undoes a retraction.</summary>
    public Task<Written> RestoreAsync(Guid id, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To restore a dispute");
        return writes.RunAsync(caller, once, async cancel =>
        {
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            Restoration.DemandRetracted(current);
            var before = await Restoration.BeforeAsync(db.Set<DisputeRevision>().Where(d => d.Id == id), cancel);
            var entry = Restoration.Entry(DisputeRevision.Table, current!, before, ChangeWords.For(null, null, current), ColumnsOf);
            return Plan.One(await sight.OfAsync(before.Event, entry, cancel));
        }, cancellationToken);
    }

    private Task<Written> WriteAsync(Guid id, Func<DisputeRevision, DisputeBody> bodyFor, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To write disputes");
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.NamingAsync(cancel);
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            Restoration.DemandStanding(current);
            var body = bodyFor(current!);
            Rules.Demand(body);
            if (body.Id is not null && body.Id != id)
                throw new InvalidRecordException("/id", "other_id", $"is not the id of the address, {id}");
            body = await NamedAsync(body, cancel);
            var entry = EntryOf(id, current, Stored(body), ChangeWords.For(body.ChangeReason, body.ChangeNote, current), current is null ? ChangeAction.Created : ChangeAction.Revised);
            return entry.Document == current?.Document
                ? new Plan.Unchanged(DisputeRevision.Table.Record, entry.Id, current.Number)
                : Plan.One(await sight.OfAsync(body.Event, entry, cancel));
        }, cancellationToken);
    }

    private async Task<DisputeBody> NamedAsync(DisputeBody body, CancellationToken cancellationToken)
    {
        var failures = new List<RuleFailure>();
        var events = body.Positions.SelectMany((p, i) => p.Events.Select((id, j) => new EventReference(id, $"/positions/{i}/events/{j}")));
        List<EventReference> references = [new(body.Event, "/event"), .. events];
        var holders = body.Positions.Select((p, i) => (Slug: p.Holder, Pointer: $"/positions/{i}/holder")).Where(h => NamedRecords.IsSlug(h.Slug)).ToList();
        var known = await named.ReadAsync(holders.Select(h => h.Slug), references.Select(r => r.Id), cancellationToken);
        known.DemandEvents(references, failures);
        known.DemandActors(holders, failures);
        RecordRules.Demand(failures);
        return body with { Positions = [.. body.Positions.Select(p => p with { Holder = known.LeadsTo.GetValueOrDefault(p.Holder, p.Holder) })] };
    }

    internal static Entry EntryOf(DisputeRevision current, DisputeBody body, ChangeWords words, ChangeAction action) =>
        EntryOf(current.Id, current, body, words, action) with { IsPublic = current.IsPublic, IsClosed = current.IsClosed };

    /// <summary>The dispute as it stands, as open to readers as its event will be.</summary>
    internal static Entry SameOf(DisputeRevision current, Entry about) =>
        EntryOf(current.Id, current, Wire.ReadStored<DisputeBody>(current.Document), new(about.Reason, about.Note), ChangeAction.Revised) with { IsPublic = about.IsPublic, IsClosed = about.IsClosed };

    private static Entry EntryOf(Guid id, DisputeRevision? current, DisputeBody body, ChangeWords words, ChangeAction action) => new()
    {
        Table = DisputeRevision.Table,
        Id = id.ToString(),
        Revision = (current?.Number ?? 0) + 1,
        Action = action,
        Reason = words.Reason,
        Note = words.Note,
        Lifecycle = "published",
        IsPublic = true,
        Document = Wire.Write(body),
        Columns = DisputeColumns.Of(body),
    };

    private static string ColumnsOf(string document) => DisputeColumns.Of(Wire.ReadStored<DisputeBody>(document));

    private static DisputeBody Stored(DisputeBody body) => body with
    {
        Id = null,
        Revision = null,
        Position = null,
        RecordedAt = null,
        RecordedBy = null,
        ChangeReason = null,
        ChangeNote = null,
    };

    private Task<DisputeRevision?> CurrentAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<DisputeRevision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.SupersededAt == null, cancellationToken);
}
