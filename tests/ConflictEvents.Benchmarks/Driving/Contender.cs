namespace ConflictEvents.Benchmarks.Driving;

/// <summary>Something that answers, ours or a yardstick.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Run">Asks it: so many callers, so long.</param>
internal sealed record Contender(string Name, Func<int, TimeSpan, CancellationToken, Task<Round>> Run);
