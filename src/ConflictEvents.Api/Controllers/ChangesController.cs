using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Changes;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger.Replicas;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>All changes of all records, in the order in which they were made.</summary>
[ApiController]
[Route("v1/changes")]
[Authorize(Policy = Access.Read)]
public sealed class ChangesController(ChangeFeed feed, HeadWatch watch, Freshness freshness) : ControllerBase
{
    /// <summary>
    /// Follow the changes. Positions are numbered 1, 2, 3, ... without a gap, and a page accounts for each: `through - after` is the number of `items` and `skipped`. An export and the feed from its `Feed-Position` keep a copy in step; every action but `left`, `retracted` and `redacted` puts `document` in the record's place. With `Accept: text/event-stream` the same items come as Server-Sent Events, as they happen: `event` is the action, `id` the `after` that goes on behind it; `event: position` tells of positions passed over. `docs/FEED.md` beside the code shows the whole loop.
    /// </summary>
    /// <param name="asked">What is followed, and from where on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet]
    [Lane(Lane.Feed)]
    [AnswersIn(RecordJson.MediaType, EventStream.MediaType)]
    [Answers<FeedPage>(200), Answers(410)]
    public async Task<IActionResult> List([FromQuery] FeedParameters asked, CancellationToken cancellationToken)
    {
        var query = asked.ToFeed(Request);
        var wait = asked.ToWait();
        var isStream = HttpContext.MediaType() == EventStream.MediaType;
        // Who waits is told when the primary's head moves, which a replica does not show yet.
        freshness.MayLag &= !isStream && wait == TimeSpan.Zero;
        if (isStream)
            return new EventStreamResult(feed, watch, query);
        var isHead = HttpContext.Features.Get<HeadersOnly>() is not null;
        return new FeedResult(await feed.WaitAsync(query, isHead ? TimeSpan.Zero : wait, HttpContext.Caller(), cancellationToken));
    }
}
