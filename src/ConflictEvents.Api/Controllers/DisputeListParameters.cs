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

    /// <summary>The order; left out, by id: ids of the server's own grow with time.</summary>
    [Word<DisputeSort>]
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
        Sort = Sort is null ? null : Asked.Word<DisputeSort>("sort", Sort),
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
        AsOf = Asked.AsOf(AsOf),
    };
}
