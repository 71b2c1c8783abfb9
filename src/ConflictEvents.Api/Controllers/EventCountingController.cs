using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events.Counting;
using ConflictEvents.Events.Diff;
using ConflictEvents.Events.Duplicates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of all kinds, and their history.</summary>
[ApiController]
[Route("v1/events")]
[Authorize(Policy = Access.Read)]
public sealed class EventCountingController(EventStatsReader reader, DuplicateReader duplicates, EventDiffReader diffs) : ControllerBase
{
    /// <summary>
    /// List the candidate duplicates of an event, the best first: events of the same kind, a day apart at most and close by, that name an actor in common where both name some, and are not linked to it. Statements are compared by what they say, and tallies only where counter and figure are the same.
    /// </summary>
    /// <param name="id">The event's id.</param>
    /// <param name="limit">How many, 1 to 500; 50 where left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/duplicates")]
    [Answers<EventDuplicates>(200), Answers(410)]
    public async Task<IActionResult> Duplicates(Guid id, [FromQuery, WholeNumber(1, Asked.MostItems, 50)] string? limit, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await duplicates.FindAsync(id, Asked.Limit(limit), HttpContext.Caller(), cancellationToken));

    /// <summary>
    /// Count events by one or two dimensions. An event counts at its first day, also where that lies before `from`; events of an unknown day count together. Country-level records that `mayInclude` would list are not counted. More than 5,000 buckets are refused.
    /// </summary>
    /// <param name="asked">Which events, and by what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("stats")]
    [Answers<EventStats>(200)]
    public async Task<IActionResult> Stats([FromQuery] EventStatsParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await reader.CountAsync(asked.ToStats(), HttpContext.Caller(), cancellationToken));

    /// <summary>
    /// Compare the events of a query at two points of the recording clock: what was added, revised, retracted, and what left. Pages hold so many changed events in the order of their changes.
    /// </summary>
    /// <param name="asked">Which events, and between which points.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("diff")]
    [Answers<EventDiff>(200), Answers(410)]
    public async Task<IActionResult> QueryDiff([FromQuery] EventDiffParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await diffs.ReadAsync(asked.ToDiff(), HttpContext.Caller(), cancellationToken));
}
