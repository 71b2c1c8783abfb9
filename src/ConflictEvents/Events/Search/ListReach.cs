namespace ConflictEvents.Events.Search;

/// <summary>How much of a ledger is read for a page, before another way is taken. The numbers are of a million events (docs/decisions/0012).</summary>
internal sealed record ListReach
{
    /// <summary>So many are gathered and sorted in some ten milliseconds, and not walked for.</summary>
    public int Few { get; init; } = 3_000;

    /// <summary>So many rows are walked over where much is expected.</summary>
    public int LongestWalk { get; init; } = 20_000;

    /// <summary>So many of points, of which no row is fetched.</summary>
    public int PointWalk { get; init; } = 16_000;

    /// <summary>So many where nobody knows.</summary>
    public int ShortWalk { get; init; } = 2_000;

    /// <summary>So many names of places are looked up and named. Of more, those with a word like "district", much is expected.</summary>
    public int MostNames { get; init; } = 1_000;
}
