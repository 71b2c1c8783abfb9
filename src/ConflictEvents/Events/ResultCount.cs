namespace ConflictEvents.Events;

/// <summary>How many records a result has.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsEstimate">Whether counting was given up for taking too long, and the number is the database's estimate.</param>
public sealed record ResultCount(long Value, bool IsEstimate);
