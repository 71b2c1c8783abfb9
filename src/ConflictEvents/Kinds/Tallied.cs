namespace ConflictEvents.Kinds;

/// <summary>What a tally says, for lines over time: who counted whom, how many, and for which day.</summary>
internal sealed record Tallied
{
    public required Metric Metric { get; init; }

    public string? CountedBy { get; init; }

    public required VictimClass VictimClass { get; init; }

    public required TallyScope Scope { get; init; }

    public required Figure Figure { get; init; }

    public Period? Period { get; init; }

    public DateOnly? StatedAsOf { get; init; }

    /// <summary>The day on which a cumulative figure begins: those that begin on different days do not continue each other.</summary>
    public DateOnly? RunsFrom => Scope == TallyScope.Cumulative ? Period?.From : null;

    /// <summary>Whether a running total went down from an earlier one: its bounds lie below, or the same wording has a smaller number.</summary>
    public bool FallsBelow(Tallied earlier) => Scope == TallyScope.Cumulative
        && (Figure.High < earlier.Figure.Low || (Figure.Qualifier == earlier.Figure.Qualifier && Number(Figure) < Number(earlier.Figure)));

    private static long? Number(Figure figure) => figure.Low ?? figure.High;
}
