using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Counting;

/// <summary>One tally in a line: the figure as it was reported.</summary>
public sealed record TallyPoint
{
    /// <summary>The day that it is stated for: `statedAsOf`, else the last day of its period, else of its time; left out where none is known.</summary>
    public DateOnly? StatedFor { get; init; }

    /// <summary>The first day of its period, where it has one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>At least so many; left out for an open end.</summary>
    public long? Low { get; init; }

    /// <summary>At most so many; left out for an open end.</summary>
    public long? High { get; init; }

    /// <summary>How it was worded.</summary>
    public required Qualifier Qualifier { get; init; }

    /// <summary>The words as printed.</summary>
    public required string Raw { get; init; }

    /// <summary>True where a running total is lower than the one before it in the line: its bounds lie below, or the same wording has a smaller number. It is shown, not corrected.</summary>
    public bool? Decreases { get; init; }

    /// <summary>The tally.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The position of that revision.</summary>
    public required long Position { get; init; }

    /// <summary>The sources that it cites.</summary>
    public required IReadOnlyList<Guid> Sources { get; init; }

    internal static TallyPoint Of(EventRevision row, EventTime time, Tallied tallied) => new()
    {
        StatedFor = tallied.StatedAsOf ?? tallied.Period?.To ?? time.To ?? time.From,
        From = tallied.Period?.From,
        Low = tallied.Figure.Low,
        High = tallied.Figure.High,
        Qualifier = tallied.Figure.Qualifier!.Value,
        Raw = tallied.Figure.Raw,
        Id = row.Id,
        Revision = row.Number,
        Position = row.Position,
        Sources = row.Sources,
    };
}
