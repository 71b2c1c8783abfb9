using System.Text.Json.Serialization;

namespace ConflictEvents.Events.Dossiers;

/// <summary>
/// All that claims leave possible: never a single number where they differ. It rests on claims that no other replaces and
/// that have a bound: what is pending or unquantified is no zero, and a row within another tally of its own group is not
/// counted beside it.
/// </summary>
public sealed record FigureRange
{
    /// <summary>The lowest lower bound; null where a claim leaves it open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? Low { get; init; }

    /// <summary>The highest upper bound; null where a claim leaves it open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? High { get; init; }

    /// <summary>Whether a claim that it rests on is worded `about`, so that its bounds are none.</summary>
    public required bool IsApproximate { get; init; }

    /// <summary>The tallies that it rests on.</summary>
    public required IReadOnlyList<Guid> Events { get; init; }
}
