namespace ConflictEvents.Changes;

/// <summary>Which page of the feed is asked for.</summary>
public sealed record FeedQuery
{
    /// <summary>The most items of a page.</summary>
    public const int MostItems = 1000;

    /// <summary>What is followed.</summary>
    public ChangeFilter Filter { get; init; } = new();

    /// <summary>Where to go on: the `next` of a page, or a position. From the beginning where left out.</summary>
    public string? After { get; init; }

    /// <summary>The parameter or header that `After` came in, for refusals.</summary>
    public string AfterName { get; init; } = "after";

    /// <summary>The epoch that a bare position belongs to; not compared where left out.</summary>
    public Guid? Epoch { get; init; }

    /// <summary>The most items, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
