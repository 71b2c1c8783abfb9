using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events.Counting;

namespace ConflictEvents.Api.Controllers;

/// <summary>What counts of events take: which events, and by what they are counted.</summary>
public sealed record EventStatsParameters : EventFilterParameters
{
    /// <summary>One or two dimensions, separated by commas; of the units of time one at most.</summary>
    [WordList<StatsDimension>(IsRequired = true)]
    public string? GroupBy { get; init; }

    /// <summary>Whether the times from `from` to `to` (both needed) in which nothing happened have buckets, too; beside another dimension, one for each of its values that occurs.</summary>
    [Flag]
    public string? ZeroFill { get; init; }

    internal EventStatsQuery ToStats() => new(ToFilter(null), Asked.Words<StatsDimension>("groupBy", GroupBy), Asked.Flag("zeroFill", ZeroFill) == true);
}
