using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events.Dossiers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>An event with all that is linked to it.</summary>
[ApiController]
[Route("v1/events")]
[Authorize(Policy = Access.Read)]
public sealed class DossierController(DossierReader reader) : ControllerBase
{
    /// <summary>
    /// Get the dossier of an event: who says what about it, the tallies with their bounds and what these leave possible,
    /// and where accounts contradict each other. It holds what is published and linked to the event or to its parts, by
    /// either side, and what is said of statements and tallies in it.
    /// </summary>
    /// <param name="id">The event's id.</param>
    /// <param name="asOf">A position, or an instant with offset: everything as it was known then.</param>
    /// <param name="knownBy">An instant with offset: only events of which a citation was published by then, and only disputes about these; of a day without a time, by the day's end (UTC).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id:guid}/dossier")]
    [Answers<Dossier>(200), Answers(410)]
    public async Task<IActionResult> Dossier(Guid id, [FromQuery] string? asOf, [FromQuery] string? knownBy, CancellationToken cancellationToken) =>
        new DossierAnswer(await reader.FindAsync(id, Asked.AsOf(asOf), Asked.Instant("knownBy", knownBy), HttpContext.Caller(), cancellationToken));
}
