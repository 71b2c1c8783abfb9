using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a retraction: what is left of the record, and the ETag that a restore needs.</summary>
internal sealed class TombstoneResult(Tombstone tombstone) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.Headers.ETag = ETags.Of(tombstone.Revision, full: true);
        return new JsonAnswer(tombstone).ExecuteResultAsync(context);
    }
}
