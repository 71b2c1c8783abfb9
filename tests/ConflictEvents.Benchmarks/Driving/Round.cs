namespace ConflictEvents.Benchmarks.Driving;

/// <summary>What one round of requests gave.</summary>
/// <param name="PerSecond">Requests, or transactions, a second.</param>
/// <param name="Median">Half of them took no longer, in milliseconds.</param>
/// <param name="NinetyNinth">99 of 100 took no longer, in milliseconds.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Failed">How many were not answered, or not well.</param>
internal sealed record Round(double PerSecond, double Median, double NinetyNinth, long Count, long Failed);
