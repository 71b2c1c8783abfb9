using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events;

/// <summary>The rules that ask the ledger: what an event names is there, what it quotes was said, and nothing runs in a circle.</summary>
internal sealed class EventGuard(NamedRecords named, EventCitations citations, EventHierarchy hierarchy, ExternalIdNames externalIds)
{
    /// <summary>The event as it is to be stored, and its sources. Everything that is wrong is reported at once.</summary>
    public async Task<(EventBody Body, IReadOnlyList<CitedSource> Sources)> CheckAsync(Guid id, EventBody body, CancellationToken cancellationToken)
    {
        var failures = new List<RuleFailure>();
        var slugs = await named.DemandActorsAsync(EventActors.Of(body), failures, cancellationToken);
        await named.DemandEventsAsync(References(body), failures, cancellationToken);
        await hierarchy.CheckAsync(id, body, failures, cancellationToken);
        var cited = await citations.CheckAsync(body.Citations, failures, cancellationToken);
        failures.AddRange(body.Details.CheckWording(Wording(cited)).Select(f => f with { Pointer = "/details" + f.Pointer }));
        RecordRules.Demand(failures);
        await externalIds.ClaimAsync(id, body.ExternalIds, cancellationToken);
        return (EventActors.Renamed(body with { Citations = cited.Citations }, slugs), cited.Sources);
    }

    private static List<EventReference> References(EventBody body) =>
    [
        .. body.Links.Select((link, i) => new EventReference(link.To, $"/links/{i}/to")),
        .. body.Details.Events().Select(e => e with { Pointer = "/details" + e.Pointer }),
    ];

    private static CitedWording Wording(CheckedCitations cited) =>
        new([.. cited.Citations.Where(c => c.Excerpt is not null).Select(c => c.Excerpt!.Text)], cited.TextStored) { OtherLanguage = cited.OtherLanguage };
}
