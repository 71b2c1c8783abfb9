using ConflictEvents.Json;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a retraction: what is left of the record, and the ETag that a restore needs.</summary>
internal sealed class TombstoneResult(Written written, Retract retract) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.Headers.ETag = ETags.Of(written.Revision, full: true);
        return new JsonAnswer(new Tombstone(written.Id, written.Revision, WireNames.Of(retract.Reason), retract.Successor)).ExecuteResultAsync(context);
    }
}
