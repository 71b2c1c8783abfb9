using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Disputes;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>What lists of disputes take.</summary>
public sealed record DisputeListParameters : PageParameters
{
    /// <summary>Only these states, separated by commas; all where left out.</summary>
    [WordList<DisputeState>]
    public string? State { get; init; }

    /// <summary>Only these sorts of question, separated by commas.</summary>
    [WordList<ClaimAxis>]
    public string? Axis { get; init; }

    /// <summary>About this event.</summary>
    public string? Event { get; init; }

    /// <summary>`-recorded`: the newest change first; `recorded`: the oldest first. Left out, by id: ids of the server's own grow with time.</summary>
    [Choice("recorded", "-recorded")]
    public string? Sort { get; init; }

    internal DisputeQuery ToQuery() => new()
    {
        States = Asked.Words<DisputeState>("state", State),
        Axes = Asked.Words<ClaimAxis>("axis", Axis),
        Event = Asked.Ids("event", Event) switch
        {
            [] => null,
            [var one] => one,
            _ => throw new InvalidParameterException("event", "takes one id"),
        },
        Sort = Sort switch
        {
            null => DisputeSort.Id,
            "recorded" => DisputeSort.Recorded,
            "-recorded" => DisputeSort.RecordedDescending,
            _ => throw new InvalidParameterException("sort", "is none of the allowed values; allowed are recorded, -recorded"),
        },
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
        AsOf = Asked.AsOf(AsOf),
    };
}
