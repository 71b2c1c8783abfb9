using System.Text.Json;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers one event in the form that was asked for. Each form, and each choice of members, has an ETag of its own.</summary>
internal sealed class EventResult(Standing<Shown> answer, RecordForm form) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var tag = ETags.Of(answer.Value, form.Format, form.Fields);
        http.Response.Headers.ETag = tag;
        http.Response.StandsAt(answer.Stand);
        if (ETags.IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = ContentTypes.Of(form.Format);
        using (var writer = new Utf8JsonWriter(http.Response.BodyWriter))
        {
            if (form.Format == RecordFormat.Geojson)
                Feature.Write(writer, answer.Value, form.Fields);
            else
                RecordJson.Write(writer, answer.Value, RecordShape.WithId, form.Fields);
        }
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
