namespace ConflictEvents.Kinds;

/// <summary>How many single strikes a record stands for, where it stands for several.</summary>
public sealed record CountRange
{
    /// <summary>At least so many; 0 or more. Left out: no lower bound.</summary>
    public int? Low { get; init; }

    /// <summary>At most so many; not below `low`. Left out: no upper bound.</summary>
    public int? High { get; init; }
}
