using System.Text.Json.Nodes;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Actors;

/// <summary>Creates, revises, retracts and merges actors.</summary>
public sealed class ActorWriter
{
    private static readonly ActorBodyRules Rules = new();
    private static readonly MergeBodyRules MergeRules = new();
    private readonly LedgerDb db;
    private readonly LedgerWrites writes;
    private readonly LedgerLocks locks;
    private readonly NamedRecords named;
    private readonly ActorMerge merge;

    internal ActorWriter(LedgerDb db, LedgerWrites writes, LedgerLocks locks, NamedRecords named, ActorMerge merge) =>
        (this.db, this.writes, this.locks, this.named, this.merge) = (db, writes, locks, named, merge);

    /// <summary>Creates an actor under the slug of the body.</summary>
    public Task<Written> CreateAsync(ActorBody body, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        Rules.Demand(body);
        return WriteAsync(body.Slug, _ => body, Expected.Fresh, caller, once, cancellationToken);
    }

    /// <summary>Creates the actor or replaces it.</summary>
    public Task<Written> PutAsync(string slug, ActorBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(slug, _ => body, expected, caller, once, cancellationToken);

    /// <summary>Changes some members.</summary>
    public Task<Written> PatchAsync(string slug, JsonObject patch, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(slug, current => Patched.Body<ActorBody>(current, patch), expected, caller, once, cancellationToken);

    /// <summary>Takes back an actor that no current record names.</summary>
    public Task<Written> RetractAsync(string slug, Retract retract, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To retract an actor");
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.UnnamingAsync(cancel);
            var current = await CurrentAsync(slug, cancel);
            expected.Check(current?.Number);
            if (await IsNamedAsync(slug, cancel))
                throw new ConflictException("actor_in_use", "Current records name this actor; merge it into another instead.");
            await retract.DemandSuccessorAsync(slug, async other => NamedRecords.IsSlug(other) && await CurrentAsync(other, cancel) is not null);
            return retract.Plan(ActorRevision.Table, current!, ColumnsOf);
        }, cancellationToken);
    }

    /// <summary>Undoes a retraction.</summary>
    public Task<Written> RestoreAsync(string slug, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To restore an actor");
        return writes.RunAsync(caller, once, async cancel =>
        {
            var current = await CurrentAsync(slug, cancel);
            expected.Check(current?.Number);
            Restoration.DemandRetracted(current);
            var before = await Restoration.BeforeAsync(db.Set<ActorRevision>().Where(a => a.Id == slug), cancel);
            return Restoration.Plan(ActorRevision.Table, current!, before, ChangeWords.For(null, null, current), ColumnsOf);
        }, cancellationToken);
    }

    /// <summary>Merges one actor into another: every current record that names the old slug names the new one from now on.</summary>
    public Task<Written> MergeAsync(string slug, MergeBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To merge actors");
        MergeRules.Demand(body);
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.UnnamingAsync(cancel);
            var current = await CurrentAsync(slug, cancel);
            expected.Check(current?.Number);
            return await merge.PlanAsync(current!, body, cancel);
        }, cancellationToken);
    }

    private Task<Written> WriteAsync(string slug, Func<ActorRevision, ActorBody> bodyFor, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Contributor, "To write actors");
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.NamingAsync(cancel);
            var current = await CurrentAsync(slug, cancel);
            expected.Check(current?.Number);
            Restoration.DemandStanding(current);
            ActorProposal.DemandUnmerged(current);
            var proposal = ActorProposal.Of(slug, bodyFor(current!), current);
            var known = await named.ReadAsync(proposal.Body.MemberOf is { } other ? [other] : [], [], cancel);
            return proposal.EntryOf(known) is { } entry ? Plan.One(entry) : new Plan.Unchanged(ActorRevision.Table.Record, slug, current!.Number);
        }, cancellationToken);
    }

    private async Task<bool> IsNamedAsync(string slug, CancellationToken cancellationToken) =>
        await db.Set<EventRevision>().AnyAsync(e => e.SupersededAt == null && (e.Actors.Contains(slug) || e.Relays.Contains(slug)), cancellationToken)
        || await db.Set<DisputeRevision>().AnyAsync(d => d.SupersededAt == null && d.Holders.Contains(slug), cancellationToken)
        || await db.Set<ActorRevision>().AnyAsync(a => a.SupersededAt == null && (a.MemberOf == slug || a.MergedInto == slug), cancellationToken);

    internal static Entry EntryOf(string slug, Present? current, string document, ChangeWords words, ChangeAction action) => new()
    {
        Table = ActorRevision.Table,
        Id = slug,
        Revision = (current?.Number ?? 0) + 1,
        Action = action,
        Reason = words.Reason,
        Note = words.Note,
        Lifecycle = "published",
        IsPublic = true,
        Document = document,
        Columns = ColumnsOf(document),
    };

    private static string ColumnsOf(string document) => ActorColumns.Of(Wire.ReadStored<ActorBody>(document));

    private Task<ActorRevision?> CurrentAsync(string slug, CancellationToken cancellationToken) =>
        db.Set<ActorRevision>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == slug && a.SupersededAt == null, cancellationToken);
}
