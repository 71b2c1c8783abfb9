using ConflictEvents.Kinds;

namespace ConflictEvents.Disputes;

/// <summary>What one side says in a dispute.</summary>
public sealed record DisputePosition
{
    /// <summary>Who holds it: an actor's slug, or a name as printed.</summary>
    [Redacting(Redacting.LeavesSlugs)]
    public required string Holder { get; init; }

    /// <summary>The events in which they hold it.</summary>
    public IReadOnlyList<Guid> Events { get; init; } = [];

    /// <summary>What they hold, in a few neutral words; 1 to 500 characters.</summary>
    public required string Value { get; init; }
}
