using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;

namespace ConflictEvents.Api.Controllers;

/// <summary>What the feed takes: what is followed, and from where on.</summary>
public sealed record FeedParameters : ChangeFilterParameters
{
    private const int LongestWait = 15;

    /// <summary>Where to go on: the `next` of the page before, with the same filter; or a position, such as the `Feed-Position` of an export. From the beginning where left out.</summary>
    public string? After { get; init; }

    /// <summary>The `Feed-Epoch` that a bare position was read with: if the ledger was restored from a backup since, the answer is 410 and not a page that does not fit. A token knows its epoch.</summary>
    public string? Epoch { get; init; }

    /// <summary>How many items, 1 to 1,000; 100 where left out. A page may hold fewer without being the last: go on until `atHead`.</summary>
    [WholeNumber(1, FeedQuery.MostItems, 100)]
    public string? Limit { get; init; }

    /// <summary>How many seconds to wait for an item where there is none yet, 0 to 15; 0 where left out. Then the page is empty, and its `through` may have moved on all the same. Streams wait anyway.</summary>
    [WholeNumber(0, LongestWait)]
    public string? Wait { get; init; }

    internal FeedQuery ToFeed(HttpRequest request)
    {
        var query = new FeedQuery
        {
            Filter = ToChanges(),
            After = After,
            Epoch = Epoch is null ? null : Guid.TryParseExact(Epoch, "D", out var epoch) ? epoch : throw new InvalidParameterException("epoch", "is no UUID; send the Feed-Epoch of the answer that the position is of"),
        };
        if (Limit is not null)
            query = query with { Limit = Asked.Whole("limit", Limit, 1, FeedQuery.MostItems) };
        // What a stream was broken off at is later than where it began.
        return EventStream.LastId(request) is { } last ? query with { After = last, AfterName = EventStream.LastEventId } : query;
    }

    internal TimeSpan ToWait() => Wait is null ? TimeSpan.Zero : TimeSpan.FromSeconds(Asked.Whole("wait", Wait, 0, LongestWait));
}
