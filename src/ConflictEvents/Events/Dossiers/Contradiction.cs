using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>A question on which accounts contradict each other, or seem to. All stand side by side.</summary>
public sealed record Contradiction
{
    /// <summary>What sort of question it is.</summary>
    public required ClaimAxis Axis { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>What each side says. Events are of those that the caller may see.</summary>
    public required IReadOnlyList<DisputePosition> Positions { get; init; }

    /// <summary>Where it stands. What no editor has looked at is `open`, but `resolved` where the desk found a record untrue.</summary>
    public required DisputeState State { get; init; }

    /// <summary>How it was settled, where an editor said so.</summary>
    public string? Resolution { get; init; }

    /// <summary>The dispute that an editor opened, at `/v1/disputes`; left out where it follows from the records alone.</summary>
    public Guid? Dispute { get; init; }

    /// <summary>What it follows from.</summary>
    public required IReadOnlyList<ContradictionBasis> Basis { get; init; }
}
