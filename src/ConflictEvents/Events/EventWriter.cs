using System.Text.Json.Nodes;
using ConflictEvents.Disputes;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Creates, revises, retracts and restores events. Whoever writes, over HTTP, from a file or at start, meets the same guard here.</summary>
public sealed class EventWriter
{
    private static readonly RestoreBodyRules RestoreRules = new();
    private readonly LedgerDb db;
    private readonly LedgerWrites writes;
    private readonly LedgerLocks locks;
    private readonly EventFactsReader facts;
    private readonly ExternalIdNames externalIds;
    private readonly DisputeSight sight;
    private readonly RiskyPast past;
    private readonly DeskRules desk;
    private readonly TimeProvider time;

    internal EventWriter(LedgerDb db, LedgerWrites writes, LedgerLocks locks, EventFactsReader facts, ExternalIdNames externalIds, DisputeSight sight, RiskyPast past, DeskRules desk, TimeProvider time) =>
        (this.db, this.writes, this.locks, this.facts, this.externalIds, this.sight, this.past, this.desk, this.time) = (db, writes, locks, facts, externalIds, sight, past, desk, time);

    /// <summary>Creates an event, at the body's id or one of the server's.</summary>
    public Task<Written> CreateAsync(EventBody body, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(body.Id ?? Guid.CreateVersion7(time.GetUtcNow()), null, _ => body, Expected.Fresh, caller, once, cancellationToken, isNew: body.Id is null);

    /// <summary>Creates the event or replaces it.</summary>
    /// <param name="id">The event.</param>
    /// <param name="door">The kind whose address was used; null for any.</param>
    /// <param name="body">The whole event.</param>
    /// <param name="expected">What the caller says about the present state.</param>
    /// <param name="caller">Who writes.</param>
    /// <param name="once">The idempotency key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Written> PutAsync(Guid id, EventKind? door, EventBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(id, door, _ => body, expected, caller, once, cancellationToken);

    /// <summary>Changes some members.</summary>
    public Task<Written> PatchAsync(Guid id, EventKind? door, JsonObject patch, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(id, door, current => EventTransitions.SameKind(current, patch) ? Patched.Body<EventBody>(current, patch) : throw EventTransitions.KindFixed(current.Kind), expected, caller, once, cancellationToken);

    /// <summary>Takes an event back.</summary>
    public Task<Written> RetractAsync(Guid id, EventKind? door, Retract retract, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Contributor, "To retract an event");
        return writes.RunAsync(caller, once, async cancel =>
        {
            var current = await CurrentAsync(id, door, cancel);
            expected.Check(current?.Number);
            var isOwnDraft = current!.Lifecycle == WireNames.Of(Lifecycle.Draft)
                && await db.Set<EventRevision>().AllAsync(e => e.Id != id || e.RecordedBy == caller.Name, cancel);
            if (!isOwnDraft)
                caller.Demand(Role.Editor, "To retract an event that is not an own draft");
            await retract.DemandSuccessorAsync(id.ToString(), async other => Guid.TryParse(other, out var successor) && await CurrentAsync(successor, null, cancel) is not null);
            return retract.Plan(EventRevision.Table, current, _ => EventColumns.Of(current));
        }, cancellationToken);
    }

    /// <summary>Undoes a retraction: what stood before it stands again.</summary>
    public Task<Written> RestoreAsync(Guid id, RestoreBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To restore an event");
        RestoreRules.Demand(body);
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.NamingAsync(cancel);
            var current = await CurrentAsync(id, null, cancel);
            expected.Check(current?.Number);
            Restoration.DemandRetracted(current);
            var before = await Restoration.BeforeAsync(db.Set<EventRevision>().Where(e => e.Id == id), cancel);
            // Through the guard again: since it was retracted, a source may have become private, or an actor been merged.
            var stored = Wire.ReadStored<EventBody>(before.Document);
            var known = await facts.OfAsync(new EventProposal(id, stored, stored, current, null), cancel);
            var (stands, sources) = EventGuard.Check(id, stored, RedactedBefore.Of(before.Document, stored), known);
            await ClaimAsync(id, stored, known, cancel);
            return Plan.One(EventEntries.Of(id, current, stands, sources, ChangeWords.For(body.ChangeReason, body.ChangeNote, current), ChangeAction.Restored));
        }, cancellationToken);
    }

    private Task<Written> WriteAsync(Guid id, EventKind? door, Func<EventRevision, EventBody> bodyFor, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken, bool isNew = false)
    {
        caller.Demand(Role.Contributor, "To write events");
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.NamingAsync(cancel);
            // Nothing stands at an id that was made just now.
            var current = isNew ? null : await CurrentAsync(id, door, cancel);
            expected.Check(current?.Number);
            Restoration.DemandStanding(current);
            return await PlanAsync(id, bodyFor(current!), current, caller, cancel);
        }, cancellationToken);
    }

    private async Task<Plan> PlanAsync(Guid id, EventBody sent, EventRevision? current, Caller caller, CancellationToken cancellationToken)
    {
        var proposal = EventProposal.Of(id, sent, current, caller, desk);
        var known = await facts.OfAsync(proposal, cancellationToken);
        var (complete, sources) = EventGuard.Check(proposal, known, time.GetUtcNow());
        await ClaimAsync(id, complete, known, cancellationToken);
        return proposal.EntryOf(complete, sources) is { } entry
            ? new Plan.Append([await past.CoverAsync(complete, entry, cancellationToken), .. await sight.FollowAsync(current, entry, cancellationToken)])
            : new Plan.Unchanged(EventRevision.Table.Record, id.ToString(), current!.Number);
    }

    private Task ClaimAsync(Guid id, EventBody body, EventFacts known, CancellationToken cancellationToken)
    {
        known.ExternalIds.Claim(id, body.ExternalIds);
        return externalIds.SaveAsync(known.ExternalIds, cancellationToken);
    }

    // An address of a kind knows only that kind's events.
    private async Task<EventRevision?> CurrentAsync(Guid id, EventKind? door, CancellationToken cancellationToken)
    {
        var current = await db.Set<EventRevision>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.SupersededAt == null, cancellationToken);
        return current is not null && door is { } kind && current.Kind != WireNames.Of(kind)
            ? throw new ConflictException("other_kind", $"This event is a {current.Kind}; use the address of that kind, or /v1/events.")
            : current;
    }
}
