namespace ConflictEvents.Events.Counting;

/// <summary>What is counted, and by what.</summary>
/// <param name="Filter">Which events.</param>
/// <param name="GroupBy">One or two dimensions, one of them of time at most.</param>
/// <param name="ZeroFill">Whether the times from `from` to `to` in which nothing happened have buckets, too.</param>
public sealed record EventStatsQuery(EventQuery Filter, IReadOnlyList<StatsDimension> GroupBy, bool ZeroFill)
{
    /// <summary>The unit of time among the dimensions; null where there is none.</summary>
    internal TimeUnit? Unit => GroupBy.Select(TimeUnit.Of).FirstOrDefault(unit => unit is not null);

    /// <summary>The other dimensions.</summary>
    internal IReadOnlyList<StatsDimension> Words => [.. GroupBy.Where(d => TimeUnit.Of(d) is null)];

    /// <summary>Refuses what makes no sense.</summary>
    /// <exception cref="InvalidParameterException">A parameter is wrong.</exception>
    internal void Demand()
    {
        if (GroupBy.Count is 0 or > 2)
            throw new InvalidParameterException("groupBy", "takes one or two dimensions");
        if (GroupBy.Count(d => TimeUnit.Of(d) is not null) > 1)
            throw new InvalidParameterException("groupBy", "takes one of day, week, month, year: the longer unit follows from the shorter");
        if (ZeroFill && Unit is null)
            throw new InvalidParameterException("zeroFill", "needs one of day, week, month, year in `groupBy`");
        if (ZeroFill && (Filter.From is null || Filter.To is null))
            throw new InvalidParameterException("zeroFill", "needs `from` and `to`: between them there are buckets to fill");
    }
}
