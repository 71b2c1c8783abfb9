using System.Text.Json;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Wording;

namespace ConflictEvents.Sources;

/// <summary>A source that somebody wants to write and that is in shape.</summary>
/// <param name="Id">The source.</param>
/// <param name="Body">The body as it was submitted.</param>
/// <param name="Text">Its text as it is stored.</param>
/// <param name="Current">The present revision; null for a new source.</param>
internal sealed record SourceProposal(Guid Id, SourceBody Body, NormalText Text, Present? Current)
{
    private static readonly SourceBodyRules Rules = new();

    /// <summary>The proposal, held against the rules that ask nobody.</summary>
    public static SourceProposal Of(Guid id, SourceBody sent, Present? current)
    {
        if (sent.Id is not null && sent.Id != id)
            throw new InvalidRecordException("/id", "other_id", $"is not the id of the address, {id}");
        var body = sent with { Id = id };
        Rules.Demand(body);
        return new(id, body, NormalText.Of(body), current);
    }

    /// <summary>What is to be stored. Everything that it names must be there, and its text nobody else's.</summary>
    public PlannedSource Plan(SourceFacts facts, DateTimeOffset now) => Current is null ? Created(facts, now) : Revised(facts, Current);

    private PlannedSource Created(SourceFacts facts, DateTimeOffset now)
    {
        if (facts.SameText(Body.Publisher, Text.Hash, Id) is { } same)
            throw new ConflictException("same_text", $"The source {same} has the same publisher and text; use that one.", "/text");
        facts.DemandSuperseded(Body);
        var stored = Stored(Body) with
        {
            RetrievedAt = Body.RetrievedAt ?? now,
            TextSha256 = AsElement(Text.Hash),
            Normalizer = AsElement(Text.Hash is null ? null : SourceTextNormalizer.Version),
        };
        return new(SourceWriter.EntryOf(Id, null, stored, ChangeWords.For(Body.ChangeReason, Body.ChangeNote, null)), FactOf(stored), IsNewsForEvents: false);
    }

    private PlannedSource Revised(SourceFacts facts, Present current)
    {
        var before = Wire.ReadStored<SourceBody>(current.Document);
        var hash = NormalText.TextOf(before.TextSha256);
        if (Body.Text is not null && Text.Hash != hash && SourceTextNormalizer.Sha256(Body.Text) != hash)
            throw new ConflictException("text_never_changes", "The text of a source never changes; record the corrected article as a new source that supersedes this one.", "/text");
        if (Body.Publisher != before.Publisher && facts.SameText(Body.Publisher, hash, Id) is { } same)
            throw new ConflictException("same_text", $"The source {same} has the same publisher and text; cite that one, and retract this one.");
        facts.DemandSuperseded(Body);
        var stored = Stored(Body) with
        {
            RetrievedAt = Body.RetrievedAt ?? before.RetrievedAt,
            TextSha256 = before.TextSha256,
            Normalizer = before.Normalizer,
        };
        var entry = SourceWriter.EntryOf(Id, current, stored, ChangeWords.For(Body.ChangeReason, Body.ChangeNote, current));
        var fact = FactOf(stored);
        return new(entry.Document == current.Document ? null : entry, fact, IsNewsForEvents: fact.Cited != FactOf(before).Cited);
    }

    private SourceFact FactOf(SourceBody stored) => new(
        new CitedSource(Id, stored.Access == SourceAccess.Private, SourceColumns.FirstKnown(stored)), stored.TextSha256 is not null, SourceColumns.InEnglish(stored));

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
}
