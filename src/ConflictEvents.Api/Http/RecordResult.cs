using System.Text.Json;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers one record: its ETag, where the ledger stands, 304 where the caller has it, else the stored document behind the ledger's own fields.</summary>
internal sealed class RecordResult(Standing<Shown> answer, RecordShape shape, int status = StatusCodes.Status200OK, string? location = null) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var tag = ETags.Of(answer.Value);
        http.Response.Headers.ETag = tag;
        http.Response.StandsAt(answer.Stand);
        if (location is not null)
            http.Response.Headers.Location = location;
        if (HttpMethods.IsGet(http.Request.Method) && ETags.IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = RecordJson.MediaType;
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        RecordJson.Write(writer, answer.Value, shape);
        await writer.FlushAsync(http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
