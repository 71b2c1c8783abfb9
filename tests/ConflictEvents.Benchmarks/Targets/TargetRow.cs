namespace ConflictEvents.Benchmarks.Targets;

/// <summary>A row of the table of targets.</summary>
/// <param name="Name">What it is called, by which `--only` chooses it.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record TargetRow(string Name, Func<Yard, CancellationToken, IAsyncEnumerable<Claim>> MeasureAsync);
