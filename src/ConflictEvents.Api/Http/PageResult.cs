using System.Text.Json;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a page of a list, with the way to the next one in the body and in a Link header.</summary>
internal sealed class PageResult<T>(Standing<Page<T>> answer, Action<Utf8JsonWriter, T> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.StandsAt(answer.Stand);
        if (http.NextPage(answer.Value.Next) is { } next)
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        http.Response.ContentType = RecordJson.MediaType;
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var item in answer.Value.Items)
            write(writer, item);
        writer.WriteEndArray();
        writer.WriteString("next", answer.Value.Next);
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}

internal static class PageResult
{
    /// <summary>A page of records.</summary>
    public static PageResult<Shown> Of(Standing<Page<Shown>> page, RecordShape shape) => new(page, (writer, shown) => RecordJson.Write(writer, shown, shape));
}
