using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Sources;

/// <summary>Creates, revises and retracts sources. Texts are normalised here, and the same text of the same publisher is the same source.</summary>
public sealed class SourceWriter
{
    private readonly LedgerDb db;
    private readonly LedgerWrites writes;
    private readonly LedgerLocks locks;
    private readonly SourceFactsReader facts;
    private readonly CitedSources cited;
    private readonly TimeProvider time;

    internal SourceWriter(LedgerDb db, LedgerWrites writes, LedgerLocks locks, SourceFactsReader facts, CitedSources cited, TimeProvider time) =>
        (this.db, this.writes, this.locks, this.facts, this.cited, this.time) = (db, writes, locks, facts, cited, time);

    /// <summary>Creates a source, or answers the one that has this publisher and text already.</summary>
    public Task<Written> CreateAsync(SourceBody body, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(body.Id ?? Guid.CreateVersion7(time.GetUtcNow()), _ => body, Expected.Fresh, caller, once, cancellationToken);

    /// <summary>Creates the source or replaces what is said about it; its text stays.</summary>
    public Task<Written> PutAsync(Guid id, SourceBody body, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(id, _ => body, expected, caller, once, cancellationToken);

    /// <summary>Changes some members.</summary>
    public Task<Written> PatchAsync(Guid id, JsonObject patch, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken) =>
        WriteAsync(id, current => Patched.Body<SourceBody>(current, patch), expected, caller, once, cancellationToken);

    /// <summary>Takes back a source that no current event cites.</summary>
    public Task<Written> RetractAsync(Guid id, Retract retract, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To retract a source");
        return writes.RunAsync(caller, once, async cancel =>
        {
            await locks.UnnamingAsync(cancel);
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            if (await db.Set<EventRevision>().CountAsync(e => e.SupersededAt == null && e.Sources.Contains(id), cancel) is > 0 and var cited)
                throw new ConflictException("source_in_use", $"{cited} current events cite this source, retracted ones among them, for they can be restored; cite another one in each first.");
            await retract.DemandSuccessorAsync(id.ToString(), async other => Guid.TryParse(other, out var successor) && await CurrentAsync(successor, cancel) is not null);
            return retract.Plan(SourceRevision.Table, current!, ColumnsOf);
        }, cancellationToken);
    }

    /// <summary>Undoes a retraction.</summary>
    public Task<Written> RestoreAsync(Guid id, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Editor, "To restore a source");
        return writes.RunAsync(caller, once, async cancel =>
        {
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            Restoration.DemandRetracted(current);
            var before = await Restoration.BeforeAsync(db.Set<SourceRevision>().Where(s => s.Id == id), cancel);
            if (before.TextSha256 is { } hash && await SameTextAsync(before.Publisher, hash, cancel) is { } same)
                throw new ConflictException("same_text", $"The source {same.Id} has the same publisher and text.");
            return Restoration.Plan(SourceRevision.Table, current!, before, ChangeWords.For(null, null, current), ColumnsOf);
        }, cancellationToken);
    }

    private Task<Written> WriteAsync(Guid id, Func<SourceRevision, SourceBody> bodyFor, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Contributor, "To write sources");
        return writes.RunAsync(caller, once, async cancel =>
        {
            // A change may make the source private: no event may be written meanwhile that still took it for public.
            await (expected == Expected.Fresh ? locks.NamingAsync(cancel) : locks.UnnamingAsync(cancel));
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            Restoration.DemandStanding(current);
            return await PlanAsync(SourceProposal.Of(id, bodyFor(current!), current), expected == Expected.Fresh, cancel);
        }, cancellationToken);
    }

    private async Task<Plan> PlanAsync(SourceProposal proposal, bool isPost, CancellationToken cancellationToken)
    {
        var (id, current) = (proposal.Id, proposal.Current);
        var known = await facts.OfAsync(proposal, cancellationToken);
        if (isPost && known.SameText(proposal.Body.Publisher, proposal.Text.Hash, id) is { } same && await CurrentAsync(same, cancellationToken) is { } there)
            return new Plan.Unchanged(SourceRevision.Table.Record, there.RecordId, there.Number);
        var planned = proposal.Plan(known, time.GetUtcNow());
        if (planned.Entry is not { } entry)
            return new Plan.Unchanged(SourceRevision.Table.Record, id.ToString(), current!.Number);
        if (current is null && proposal.Text.Text is { } text)
            db.Add(new SourceText { Id = id, Text = text });
        // What readers see of the events that cite it, or when they were reported, changes with it: each of them gets a revision in the same block.
        return !planned.IsNewsForEvents ? Plan.One(entry)
            : new Plan.Append([entry, .. await cited.ReciteAsync(planned.Fact.Cited, new ChangeWords(entry.Reason, entry.Note), cancellationToken)]);
    }

    private Task<SourceRevision?> SameTextAsync(string publisher, string hash, CancellationToken cancellationToken) => db.Set<SourceRevision>().AsNoTracking()
        .SingleOrDefaultAsync(s => s.Publisher == publisher && s.TextSha256 == hash && s.SupersededAt == null && s.Lifecycle != Retraction.Lifecycle, cancellationToken);

    internal static Entry EntryOf(Guid id, Present? current, SourceBody stored, ChangeWords words) => new()
    {
        Table = SourceRevision.Table,
        Id = id.ToString(),
        Revision = (current?.Number ?? 0) + 1,
        Action = current is null ? ChangeAction.Created : ChangeAction.Revised,
        Reason = words.Reason,
        Note = words.Note,
        Lifecycle = "published",
        IsPublic = true,
        Document = Wire.Write(stored),
        PublicDocument = stored.Access == SourceAccess.Private ? Wire.Write(ForReaders(stored)) : null,
        Columns = SourceColumns.Of(stored),
    };

    // Whose account it is may put somebody in danger: readers learn that there is a source, and of what kind.
    private static SourceBody ForReaders(SourceBody stored) => stored with
    {
        Publisher = null!,
        Title = null,
        Url = null,
        PublishedAt = null,
        RetrievedAt = null,
        Scale = null,
        TextSha256 = null,
        Supersedes = null,
    };

    private static string ColumnsOf(string document) => SourceColumns.Of(Wire.ReadStored<SourceBody>(document));

    private Task<SourceRevision?> CurrentAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<SourceRevision>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.SupersededAt == null, cancellationToken);
}
