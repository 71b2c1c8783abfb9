using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events.Diff;

namespace ConflictEvents.Api.Controllers;

/// <summary>What the difference of a query between two points takes: which events, from when to when, and how many at once.</summary>
public sealed record EventDiffParameters : EventConditionParameters
{
    /// <summary>A position, or an instant with offset: what changed after it. Needed.</summary>
    [Point(IsRequired = true)]
    public string? Since { get; init; }

    /// <summary>A position, or an instant with offset: what changed up to it; now where left out.</summary>
    [Point]
    public string? Until { get; init; }

    /// <summary>How many changed events, 1 to 500; 50 where left out.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>The token of the page before, from its `next`; with the same other parameters. All pages end at the same point.</summary>
    public string? Cursor { get; init; }

    internal EventDiffQuery ToDiff() => new()
    {
        Filter = ToFilter(null),
        Since = Asked.Point("since", Since) ?? throw new InvalidParameterException("since", "is needed: a position, or an instant with offset"),
        AsOf = Asked.Point("until", Until),
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
    };
}
