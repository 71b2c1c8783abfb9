using System.Text.Json;
using ConflictEvents.Changes;
using ConflictEvents.Exchange.Export;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a page of the feed, sent off item by item: no second copy of it is made.</summary>
internal sealed class FeedResult(FeedPage page) : IActionResult
{
    private const int SendAt = 32 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.StandsAt(page.Stand);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = RecordJson.MediaType;
        var pipe = http.Response.BodyWriter;
        await using var writer = new Utf8JsonWriter(pipe, RecordJson.Options);
        writer.WriteStartObject();
        writer.WriteString("epoch", page.Epoch);
        writer.WriteNumber("after", page.After);
        writer.WriteNumber("through", page.Through);
        writer.WriteNumber("skipped", page.Skipped);
        writer.WriteStartArray("items");
        foreach (var item in page.Items)
        {
            FeedJson.Write(writer, item);
            await writer.FlushAsync(http.RequestAborted);
            if (pipe.UnflushedBytes > SendAt)
                await pipe.FlushAsync(http.RequestAborted);
        }
        writer.WriteEndArray();
        writer.WriteString("next", page.Next);
        writer.WriteNumber("head", page.Head);
        writer.WriteBoolean("atHead", page.AtHead);
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
        await pipe.FlushAsync(http.RequestAborted);
    }
}
