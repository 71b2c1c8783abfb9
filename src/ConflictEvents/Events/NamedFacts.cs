using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events;

/// <summary>Which of the actors and events that some records name are there.</summary>
/// <param name="leadsTo">For each slug that exists, the slug to store: merged ones lead to their successor.</param>
/// <param name="unknown">For a slug that does not exist, how to say so, with the closest ones.</param>
/// <param name="kinds">The kind of each event that exists.</param>
internal sealed class NamedFacts(Dictionary<string, string> leadsTo, Func<string, string, RuleFailure> unknown, Dictionary<Guid, string> kinds)
{
    /// <summary>For each slug that exists, the slug to store.</summary>
    public IReadOnlyDictionary<string, string> LeadsTo => leadsTo;

    public bool Has(string slug) => leadsTo.ContainsKey(slug);

    public bool Has(Guid @event) => kinds.ContainsKey(@event);

    /// <summary>Every slug must exist.</summary>
    public void DemandActors(IReadOnlyList<(string Slug, string Pointer)> references, List<RuleFailure> failures)
    {
        foreach (var (slug, pointer) in references.Where(r => !leadsTo.ContainsKey(r.Slug)))
            failures.Add(WithPlainNames(unknown(slug, pointer)));
    }

    /// <summary>Every event must exist, and be of the kind that is named there; also a hidden one may be named, for an id is no content.</summary>
    public void DemandEvents(IReadOnlyList<EventReference> references, List<RuleFailure> failures)
    {
        foreach (var (id, pointer, kind) in references)
        {
            if (!kinds.TryGetValue(id, out var found))
                failures.Add(new(pointer, "unknown_event", $"there is no event {id}; record it first"));
            else if (kind is { } wanted && found != WireNames.Of(wanted))
                failures.Add(new(pointer, "other_kind", $"the event {id} is a {found}; name a {WireNames.Of(wanted)}"));
        }
    }

    /// <summary>An actor that is about to be there.</summary>
    public void Add(string slug) => leadsTo.TryAdd(slug, slug);

    /// <summary>An event that is about to be there.</summary>
    public void Add(Guid @event, EventKind kind) => kinds.TryAdd(@event, WireNames.Of(kind));

    /// <summary>An actor that will not be there after all.</summary>
    public void Remove(string slug) => leadsTo.Remove(slug);

    /// <summary>An event that will not be there after all.</summary>
    public void Remove(Guid @event) => kinds.Remove(@event);

    private static RuleFailure WithPlainNames(RuleFailure unknown) => unknown.Pointer.Contains("/chain/", StringComparison.Ordinal)
        ? unknown with { Detail = unknown.Detail + "; write the name of somebody who is no actor here as printed, with capitals or spaces" }
        : unknown;
}
