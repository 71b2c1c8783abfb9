using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Counting;

/// <summary>One counter over time. What cannot be compared never stands in one line: tallies of another counter, measure, class of victims, scope, unit, beginning, event or place have a line of their own.</summary>
public sealed record TallyLine
{
    /// <summary>Who counted; left out where no tally says.</summary>
    public string? CountedBy { get; init; }

    /// <summary>What is counted.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Whom it counts.</summary>
    public required VictimClass VictimClass { get; init; }

    /// <summary>What it runs over.</summary>
    public required TallyScope Scope { get; init; }

    /// <summary>What one of a figure is.</summary>
    public required FigureUnit Unit { get; init; }

    /// <summary>The day on which cumulative figures begin; left out for other scopes.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The events that it counts the victims of, where the tallies are linked to any.</summary>
    public required IReadOnlyList<Guid> Counts { get; init; }

    /// <summary>The country, where the tallies name one.</summary>
    public string? Country { get; init; }

    /// <summary>The name of the place, where the tallies name one.</summary>
    public string? Place { get; init; }

    /// <summary>Each tally, by the day it is stated for (unknown ones last), then by position. Nothing is merged, filled in or left out.</summary>
    public required IReadOnlyList<TallyPoint> Points { get; init; }
}
