using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Events.Counting;
using ConflictEvents.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>The events of kind `casualty_tally`.</summary>
[Route("v1/casualty-tallies")]
[Door(EventKind.CasualtyTally)]
public sealed class CasualtyTalliesController(EventReader reader, EventWriter writer, TallySeriesReader series) : EventDoor(reader, writer)
{
    /// <summary>
    /// Read figures over time, as they were reported and nothing in between. `metric` is needed, and one of `countedBy`, `counts`, `tag` and `source`. More than 2,000 figures are refused.
    /// </summary>
    /// <param name="asked">Which figures.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("series")]
    [Answers<TallySeries>(200)]
    public async Task<IActionResult> Series([FromQuery] EventFilterParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await series.ReadAsync(asked.ToFilter(EventKind.CasualtyTally), HttpContext.Caller(), cancellationToken));
}
