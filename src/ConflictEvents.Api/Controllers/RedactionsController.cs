using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Redactions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>Content that goes out of the ledger for good.</summary>
[ApiController]
[Route("v1/redactions")]
[Authorize(Policy = Access.Administer)]
public sealed class RedactionsController(Redactor redactor) : ControllerBase
{
    /// <summary>
    /// Take words out of all records for good: out of every revision, note, stored text and excerpt that holds them. It reads the whole
    /// ledger, and redacts up to a hundred records a call, each by itself; send the same again while the answer says `more`. With
    /// `dryRun` it only tells which. A repeat by `Idempotency-Key` runs again, and finds what is left.
    /// </summary>
    /// <param name="body">The words, and why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost]
    [Lane(Lane.Bulk)]
    [Answers<SweepView>(200), Answers(409, 413, 422)]
    public async Task<IActionResult> Create([FromBody] SweepBody body, CancellationToken cancellationToken) =>
        new JsonAnswer(await redactor.SweepAsync(body, HttpContext.Caller(), HttpContext.Once(), cancellationToken));
}
