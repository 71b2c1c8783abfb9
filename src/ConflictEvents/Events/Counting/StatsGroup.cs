namespace ConflictEvents.Events.Counting;

/// <summary>A group that the database counted: its first day, and the values of up to two other dimensions.</summary>
internal sealed record StatsGroup(DateOnly? Day, string? First, string? Second, int Count);
