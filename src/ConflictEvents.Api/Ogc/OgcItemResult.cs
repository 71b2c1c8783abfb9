using System.Text.Json;
using ConflictEvents.Api.Http;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Ogc;

/// <summary>Answers one feature, as <see cref="OgcFeature"/> says.</summary>
internal sealed class OgcItemResult(Standing<Shown> answer, OgcNames collection) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var tag = ETags.OfFeature(answer.Value, collection.Id);
        http.Response.Headers.ETag = tag;
        http.Response.StandsAt(answer.Stand);
        if (ETags.IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = http.MediaType();
        using (var writer = new Utf8JsonWriter(http.Response.BodyWriter, RecordJson.Options))
        {
            writer.WriteStartObject();
            FlatFeature.Write(writer, answer.Value, collection.Layout);
            writer.WritePropertyName("links");
            JsonSerializer.Serialize(writer, new OgcWays(http).OfFeature(collection, answer.Value.Id), Wire.Options);
            writer.WriteEndObject();
        }
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
