namespace ConflictEvents.Events.Counting;

/// <summary>An event as it is grouped: once, or once under each actor.</summary>
internal sealed class StatsRow
{
    public required Guid Id { get; init; }

    public DateOnly? Day { get; init; }

    public string? First { get; init; }

    public string? Second { get; init; }
}
