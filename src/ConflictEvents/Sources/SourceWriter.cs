using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using ConflictEvents.Wording;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Sources;

/// <summary>Creates, revises and retracts sources. Texts are normalised here, and the same text of the same publisher is the same source.</summary>
public sealed class SourceWriter
{
    private static readonly SourceBodyRules Rules = new();
    private readonly LedgerDb db;
    private readonly LedgerWrites writes;
    private readonly LedgerLocks locks;
    private readonly CitedSources cited;
    private readonly TimeProvider time;

    internal SourceWriter(LedgerDb db, LedgerWrites writes, LedgerLocks locks, CitedSources cited, TimeProvider time) =>
        (this.db, this.writes, this.locks, this.cited, this.time) = (db, writes, locks, cited, time);

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
        return writes.RunAsync(caller.Name, once, async cancel =>
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
        return writes.RunAsync(caller.Name, once, async cancel =>
        {
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            Restoration.DemandRetracted(current);
            var before = await db.Set<SourceRevision>().AsNoTracking().SingleAsync(s => s.Id == id && s.Number == current!.Number - 1, cancel);
            if (before.TextSha256 is { } hash && await SameTextAsync(before.Publisher, hash, cancel) is { } same)
                throw new ConflictException("same_text", $"The source {same.Id} has the same publisher and text.");
            return Restoration.Plan(SourceRevision.Table, current!, before, ChangeWords.For(null, null, current), ColumnsOf);
        }, cancellationToken);
    }

    private Task<Written> WriteAsync(Guid id, Func<SourceRevision, SourceBody> bodyFor, Expected expected, Caller caller, Once? once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Contributor, "To write sources");
        return writes.RunAsync(caller.Name, once, async cancel =>
        {
            // A change may make the source private: no event may be written meanwhile that still took it for public.
            await (expected == Expected.Fresh ? locks.NamingAsync(cancel) : locks.UnnamingAsync(cancel));
            var current = await CurrentAsync(id, cancel);
            expected.Check(current?.Number);
            Restoration.DemandStanding(current);
            var body = bodyFor(current!);
            if (body.Id is not null && body.Id != id)
                throw new InvalidRecordException("/id", "other_id", $"is not the id of the address, {id}");
            body = body with { Id = id };
            Rules.Demand(body);
            return current is null ? await CreateAsync(id, body, expected == Expected.Fresh, cancel) : await ReviseAsync(body, current, cancel);
        }, cancellationToken);
    }

    private async Task<Plan> CreateAsync(Guid id, SourceBody body, bool isPost, CancellationToken cancellationToken)
    {
        var text = body.Text is null ? null : IsNormal(body) ? body.Text : SourceTextNormalizer.Normalize(body.Text);
        var hash = string.IsNullOrEmpty(text) ? null : SourceTextNormalizer.Sha256(text);
        if (hash is not null && await SameTextAsync(body.Publisher, hash, cancellationToken) is { } same)
            return isPost ? new Plan.Unchanged(SourceRevision.Table.Record, same.RecordId, same.Number)
                : throw new ConflictException("same_text", $"The source {same.Id} has the same publisher and text; use that one.", "/text");
        await DemandSupersededAsync(body, cancellationToken);
        if (hash is not null)
            db.Add(new SourceText { Id = id, Text = text! });
        var stored = Stored(body) with
        {
            RetrievedAt = body.RetrievedAt ?? time.GetUtcNow(),
            TextSha256 = AsElement(hash),
            Normalizer = AsElement(hash is null ? null : SourceTextNormalizer.Version),
        };
        return Ledger.Plan.One(EntryOf(id, null, stored, ChangeWords.For(body.ChangeReason, body.ChangeNote, null)));
    }

    private async Task<Plan> ReviseAsync(SourceBody body, SourceRevision current, CancellationToken cancellationToken)
    {
        var before = Wire.ReadStored<SourceBody>(current.Document);
        if (body.Text is not null && !IsText(body.Text, current.TextSha256))
            throw new ConflictException("text_never_changes", "The text of a source never changes; record the corrected article as a new source that supersedes this one.", "/text");
        if (current.TextSha256 is { } hash && body.Publisher != current.Publisher && await SameTextAsync(body.Publisher, hash, cancellationToken) is { } same)
            throw new ConflictException("same_text", $"The source {same.Id} has the same publisher and text; cite that one, and retract this one.");
        await DemandSupersededAsync(body, cancellationToken);
        var stored = Stored(body) with
        {
            RetrievedAt = body.RetrievedAt ?? before.RetrievedAt,
            TextSha256 = before.TextSha256,
            Normalizer = before.Normalizer,
        };
        var entry = EntryOf(current.Id, current, stored, ChangeWords.For(body.ChangeReason, body.ChangeNote, current));
        if (entry.Document == current.Document)
            return new Plan.Unchanged(SourceRevision.Table.Record, entry.Id, current.Number);
        var source = new CitedSource(current.Id, stored.Access == SourceAccess.Private, SourceColumns.FirstKnown(stored));
        if (source.IsPrivate == current.IsPrivate && source.ReportedAt == current.ReportedAt)
            return Ledger.Plan.One(entry);
        // What readers see of the events that cite it, or when they were reported, changes with it: each of them gets a revision in the same block.
        var citing = await cited.ReciteAsync(source, new ChangeWords(entry.Reason, entry.Note), cancellationToken);
        return new Plan.Append([entry, .. citing]);
    }

    // What another ledger exported is normal already; a second pass could take another layer of escapes off.
    private static bool IsNormal(SourceBody body) =>
        TextOf(body.Normalizer) == SourceTextNormalizer.Version && TextOf(body.TextSha256) == SourceTextNormalizer.Sha256(body.Text!);

    private static bool IsText(string text, string? hash) =>
        SourceTextNormalizer.Sha256(text) == hash || SourceTextNormalizer.Sha256(SourceTextNormalizer.Normalize(text)) == hash;

    private static string? TextOf(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private async Task DemandSupersededAsync(SourceBody body, CancellationToken cancellationToken)
    {
        if (body.Supersedes is { } other && !await db.Set<SourceRevision>().AnyAsync(s => s.Id == other && s.SupersededAt == null, cancellationToken))
            throw new InvalidRecordException("/supersedes", "unknown_source", $"there is no source {other}; record the earlier one first");
    }

    private Task<SourceRevision?> SameTextAsync(string publisher, string hash, CancellationToken cancellationToken) => db.Set<SourceRevision>().AsNoTracking()
        .SingleOrDefaultAsync(s => s.Publisher == publisher && s.TextSha256 == hash && s.SupersededAt == null && s.Lifecycle != Retraction.Lifecycle, cancellationToken);

    internal static Entry EntryOf(Guid id, SourceRevision? current, SourceBody stored, ChangeWords words) => new()
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

    private static SourceBody Stored(SourceBody body) => body with
    {
        Id = null,
        Revision = null,
        Text = null,
        Position = null,
        RecordedAt = null,
        RecordedBy = null,
        ChangeReason = null,
        ChangeNote = null,
    };

    private static JsonElement? AsElement(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);

    private Task<SourceRevision?> CurrentAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<SourceRevision>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.SupersededAt == null, cancellationToken);
}
