using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events.Counting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of all kinds, and their history.</summary>
[ApiController]
[Route("v1/events")]
[Authorize(Policy = Access.Read)]
public sealed class EventCountingController(EventStatsReader reader) : ControllerBase
{
    /// <summary>
    /// Count events by one or two dimensions. An event counts at its first day, also where that lies before `from`; events of an unknown day count together. Country-level records that `mayInclude` would list are not counted. More than 5,000 buckets are refused.
    /// </summary>
    /// <param name="asked">Which events, and by what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("stats")]
    [Answers<EventStats>(200)]
    public async Task<IActionResult> Stats([FromQuery] EventStatsParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await reader.CountAsync(asked.ToStats(), HttpContext.Caller(), cancellationToken));
}
