using System.Text.Json;
using ConflictEvents.Events.Dossiers;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a dossier, with the records in it as they are answered alone.</summary>
internal sealed class DossierAnswer(Standing<Dossier> answer) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.StandsAt(answer.Stand);
        http.Response.ContentType = RecordJson.MediaType;
        await JsonSerializer.SerializeAsync(http.Response.Body, answer.Value, ShownConverter.Options, http.RequestAborted);
    }
}
