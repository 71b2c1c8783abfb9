using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a plain value with the place in the ledger where it was read.</summary>
internal static class StandingAnswer
{
    public static IActionResult Of<T>(HttpContext context, Standing<T> answer) where T : notnull
    {
        context.Response.StandsAt(answer.Stand);
        return new JsonAnswer(answer.Value);
    }
}
