namespace ConflictEvents.Kinds;

/// <summary>How many an event has somebody count, and of what.</summary>
internal sealed record CountedClaim
{
    public required Metric Metric { get; init; }

    public required VictimClass VictimClass { get; init; }

    public required Figure Figure { get; init; }

    public required TallyScope Scope { get; init; }

    /// <summary>The days that the figure covers, where they are part of what is counted.</summary>
    public Period? Period { get; init; }

    /// <summary>The day for which the figure holds, where it is part of what is counted.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Who counted: the slug of an actor.</summary>
    public string? CountedBy { get; init; }

    /// <summary>The count whose people these are among, apart from, or partly among.</summary>
    public TallyPart? PartOf { get; init; }
}
