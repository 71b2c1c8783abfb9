using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers what differs between two revisions.</summary>
internal static class DiffAnswer
{
    public static IActionResult Of(HttpContext context, Standing<RevisionDiff> diff)
    {
        context.Response.StandsAt(diff.Stand);
        return new JsonAnswer(diff.Value);
    }
}
