using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events;

/// <summary>The rules that ask the ledger: what an event names is there, what it quotes was said, and nothing runs in a circle. They are held against facts that were read before, of one event or of many.</summary>
internal static class EventGuard
{
    /// <summary>The event as it is to be stored, and its sources. Everything that is wrong is reported at once.</summary>
    /// <param name="id">The event.</param>
    /// <param name="body">The event as it is proposed.</param>
    /// <param name="stands">What stands in it, where words were taken out of it.</param>
    /// <param name="facts">What the ledger holds of all that it names.</param>
    public static (EventBody Body, IReadOnlyList<CitedSource> Sources) Check(Guid id, EventBody body, RedactedBefore? stands, EventFacts facts)
    {
        var failures = new List<RuleFailure>();
        facts.Named.DemandActors(EventActors.Of(body), failures);
        facts.Named.DemandEvents(References(body), failures);
        facts.Hierarchy.Check(id, body, failures);
        var cited = facts.Cited.Check(body.Citations, stands, failures);
        failures.AddRange(body.Details.CheckWording(Wording(cited, stands)).Select(f => f with { Pointer = "/details" + f.Pointer }));
        RecordRules.Demand(failures);
        facts.ExternalIds.Check(id, body.ExternalIds);
        return (EventActors.Renamed(body with { Citations = cited.Citations }, facts.Named.LeadsTo), cited.Sources);
    }

    /// <summary>The same of an event that is proposed, its embargo included, and whether the caller may revise it.</summary>
    public static (EventBody Body, IReadOnlyList<CitedSource> Sources) Check(EventProposal proposal, EventFacts facts, DateTimeOffset now)
    {
        EventTransitions.CheckEmbargo(proposal.Body, proposal.Before, facts.WerePublic.Contains(proposal.Id), now);
        var complete = Check(proposal.Id, proposal.Body, RedactedBefore.Of(proposal.Current?.Document, proposal.Before), facts);
        proposal.DemandRevisable(complete.Body);
        return complete;
    }

    /// <summary>Every other event that it names, in links and details.</summary>
    public static IReadOnlyList<EventReference> References(EventBody body) =>
    [
        .. body.Links.Select((link, i) => new EventReference(link.To, $"/links/{i}/to")),
        .. body.Details.Events().Select(e => e with { Pointer = "/details" + e.Pointer }),
    ];

    private static CitedWording Wording(CheckedCitations cited, RedactedBefore? stands) =>
        new([.. cited.Citations.Where(c => c.Excerpt is not null).Select(c => c.Excerpt!.Text)], cited.TextStored) { OtherLanguage = cited.OtherLanguage, Stands = stands?.Details };
}
