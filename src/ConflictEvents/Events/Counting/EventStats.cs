namespace ConflictEvents.Events.Counting;

/// <summary>How many events there are, by one or two dimensions.</summary>
/// <param name="GroupBy">The dimensions, as they were asked for.</param>
/// <param name="Total">How many events were counted. Counts by actor add up to more where events name several.</param>
/// <param name="Buckets">Every combination of values that occurs, and with `zeroFill` every time: the earliest first, those of an unknown day last; at one time, and without one, the greatest count first, then by value.</param>
public sealed record EventStats(IReadOnlyList<StatsDimension> GroupBy, long Total, IReadOnlyList<StatsBucket> Buckets);
