using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Dossiers;

/// <summary>An event of a dossier, and how it hangs together with the others.</summary>
public sealed record LinkedRecord
{
    /// <summary>Its links to other events of the dossier, and links of the event itself and of its parts to it.</summary>
    public required IReadOnlyList<DossierLink> Links { get; init; }

    /// <summary>Those of the dossier that replace it: what it says no longer counts.</summary>
    public required IReadOnlyList<Guid> SupersededBy { get; init; }

    /// <summary>The event, with speakers, chains and excerpts.</summary>
    public required Shown Event { get; init; }
}
