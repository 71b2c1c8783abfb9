using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Actors;

/// <summary>An actor that somebody wants to write and that is in shape.</summary>
/// <param name="Slug">The actor.</param>
/// <param name="Body">The body as it was submitted.</param>
/// <param name="Current">The present revision; null for a new actor.</param>
internal sealed record ActorProposal(string Slug, ActorBody Body, Present? Current)
{
    private static readonly ActorBodyRules Rules = new();

    /// <summary>The proposal, held against the rules that ask nobody.</summary>
    public static ActorProposal Of(string slug, ActorBody body, Present? current)
    {
        Rules.Demand(body);
        if (body.Slug != slug)
            throw new InvalidRecordException("/slug", "other_id", $"the slug is '{slug}' and never changes; leave it as it is, or merge the actor into another");
        return new(slug, body, current);
    }

    /// <summary>An actor that was merged into another is revised there.</summary>
    public static void DemandUnmerged(Present? current)
    {
        if (current is not null && Wire.ReadStored<ActorBody>(current.Document).MergedIntoSlug is { } into)
            throw new ConflictException("merged", $"This actor was merged into {into}; revise that one.");
    }

    /// <summary>What is to be appended; null where that is what stands there already. The actor that it is a part of must be there.</summary>
    public Entry? EntryOf(NamedFacts known)
    {
        var document = Wire.Write(Stored(Body) with { MemberOf = MemberOf(known) });
        return document == Current?.Document ? null
            : ActorWriter.EntryOf(Slug, Current, document, ChangeWords.For(Body.ChangeReason, Body.ChangeNote, Current), Current is null ? ChangeAction.Created : ChangeAction.Revised);
    }

    private string? MemberOf(NamedFacts known)
    {
        if (Body.MemberOf is not { } slug)
            return null;
        var failures = new List<RuleFailure>();
        known.DemandActors([(slug, "/memberOf")], failures);
        RecordRules.Demand(failures);
        var leads = known.LeadsTo[slug];
        return leads != Slug ? leads : throw new InvalidRecordException("/memberOf", "self_reference", $"the actor '{slug}' was merged into this one, which is no part of itself");
    }

    private static ActorBody Stored(ActorBody body) => body with
    {
        MergedInto = null,
        Revision = null,
        Position = null,
        RecordedAt = null,
        RecordedBy = null,
        ChangeReason = null,
        ChangeNote = null,
    };
}
