using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Controllers;

/// <summary>Who did what, and when.</summary>
[ApiController]
[Route("v1/audit")]
[Authorize(Policy = Access.Administer)]
public sealed class AuditController(AuditLog audit) : ControllerBase
{
    /// <summary>
    /// List the audit, the latest first: every change of a record, what was done with keys and webhooks, and requests that were refused for want
    /// of a right (401, 403) or as too many (429). Changes are read from the ledger itself. Refusals appear within seconds, the same ones
    /// within a minute as one entry with a count; they are kept for 90 days. No entry holds a secret or a query.
    /// </summary>
    [HttpGet]
    [Answers<AuditPage>(200)]
    public async Task<IActionResult> List([FromQuery] AuditParameters asked, CancellationToken cancellationToken) =>
        new JsonAnswer(await audit.ListAsync(asked.ToQuery(), HttpContext.Caller(), cancellationToken));
}
