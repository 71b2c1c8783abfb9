using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Exchange.Digests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>What a copy is held against.</summary>
[ApiController]
[Route("v1/changes/digest")]
[Authorize(Policy = Access.Read)]
public sealed class DigestController(LedgerDigests digests) : ControllerBase
{
    /// <summary>Get the digest of what stands as of a position: the number of records, and a hash that a copy by the same filter and key makes of its own rows to prove that it is the same. It reads all that it is over.</summary>
    /// <param name="asked">The filter, as of the feed, and the position.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet]
    [Lane(Lane.Export)]
    [Answers<LedgerDigest>(200)]
    public async Task<IActionResult> Get([FromQuery] DigestParameters asked, CancellationToken cancellationToken) =>
        StandingAnswer.Of(HttpContext, await digests.OfAsync(asked.ToChanges(), asked.ToAsOf(), HttpContext.Caller(), cancellationToken));
}
