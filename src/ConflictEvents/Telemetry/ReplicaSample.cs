namespace ConflictEvents.Telemetry;

/// <summary>How the replica was at the last look.</summary>
/// <param name="IsUp">Whether it answered.</param>
/// <param name="Positions">How many positions it does not show yet; null where one of the two did not answer.</param>
/// <param name="Seconds">How old the first of them is; 0 where it shows all.</param>
internal sealed record ReplicaSample(bool IsUp, long? Positions, double? Seconds);
