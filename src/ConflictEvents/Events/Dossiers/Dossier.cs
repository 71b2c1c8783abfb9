using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Dossiers;

/// <summary>
/// An event with everything that is linked to it, directly or through its parts, and that is published: who says what,
/// who counts how many, and where they contradict each other. Only what the caller may see is in it, and only that is
/// reckoned with.
/// </summary>
public sealed record Dossier
{
    /// <summary>The event itself.</summary>
    public required Shown Event { get; init; }

    /// <summary>What is said, by where it stands on what it is about.</summary>
    public required IReadOnlyList<StatementGroup> Statements { get; init; }

    /// <summary>What is counted: one group for each question that figures answer.</summary>
    public required IReadOnlyList<TallyGroup> Tallies { get; init; }

    /// <summary>The other events that are linked: parts, meetings, strikes.</summary>
    public required IReadOnlyList<LinkedRecord> Linked { get; init; }

    /// <summary>Where accounts contradict each other, or seem to: disputes that an editor opened, and what follows from the records. Open ones first.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>Whether more is linked than a dossier holds: up to 500 events, the nearest first and the newest of these, and up to 500 disputes.</summary>
    public required bool Truncated { get; init; }
}
