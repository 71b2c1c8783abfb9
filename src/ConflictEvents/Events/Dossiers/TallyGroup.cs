using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Tallies that answer one question: how many of whom, in what unit, in which events, over what time. What differs in any of these is never put together.</summary>
public sealed record TallyGroup
{
    /// <summary>What is counted.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Whom it counts. Rows within another tally stand under their own class.</summary>
    public required VictimClass VictimClass { get; init; }

    /// <summary>What one of the figure is.</summary>
    public required FigureUnit Unit { get; init; }

    /// <summary>What the tallies run over.</summary>
    public required TallyScope Scope { get; init; }

    /// <summary>The days that the figures cover, where the scope is `cumulative`.</summary>
    public Period? Period { get; init; }

    /// <summary>The day for which the figures hold, where the scope is `snapshot`.</summary>
    public DateOnly? StatedAsOf { get; init; }

    /// <summary>The events of the dossier in which the people came to harm.</summary>
    public required IReadOnlyList<Guid> Counts { get; init; }

    /// <summary>From the lowest lower bound to the highest upper bound; left out where no claim has a bound.</summary>
    public FigureRange? Range { get; init; }

    /// <summary>Each claim, also those that the range does not rest on.</summary>
    public required IReadOnlyList<TallyClaim> Claims { get; init; }
}
