using System.Text.Json.Serialization;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Dossiers;

/// <summary>What one tally says.</summary>
public sealed record TallyClaim
{
    /// <summary>At least so many; null for an open end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? Low { get; init; }

    /// <summary>At most so many; null for an open end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? High { get; init; }

    /// <summary>How the figure was worded.</summary>
    public required Qualifier Qualifier { get; init; }

    /// <summary>The words as printed.</summary>
    public required string Raw { get; init; }

    /// <summary>Who says so: who counted, else the first in the chain of a citation, else its publisher. Slugs of actors, or names.</summary>
    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>The tally's links to other events of the dossier, and links of the event itself and of its parts to it.</summary>
    public required IReadOnlyList<DossierLink> Links { get; init; }

    /// <summary>Those of the dossier that replace it: its figure no longer counts.</summary>
    public required IReadOnlyList<Guid> SupersededBy { get; init; }

    /// <summary>The tally, with its citations: chains, sources and excerpts.</summary>
    public required Shown Event { get; init; }
}
