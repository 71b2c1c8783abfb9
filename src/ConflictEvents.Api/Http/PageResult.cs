using System.Text.Json;
using ConflictEvents.Events;
using ConflictEvents.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ConflictEvents.Api.Http;

/// <summary>Answers a page of a list, with the way to the next one in the body and in a Link header.</summary>
internal sealed class PageResult<T>(Standing<Page<T>> answer, Action<Utf8JsonWriter, T> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.StandsAt(answer.Stand);
        if (answer.Value.Next is { } next)
            http.Response.Headers.Link = $"<{NextAddress(http, next)}>; rel=\"next\"";
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

    private static string NextAddress(HttpContext http, string next)
    {
        var same = http.Request.Query.Where(q => q.Key != "cursor").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return http.PublicAddress(QueryHelpers.AddQueryString(http.Request.Path, same.Append(new("cursor", next))));
    }
}

internal static class PageResult
{
    /// <summary>A page of records.</summary>
    public static PageResult<Shown> Of(Standing<Page<Shown>> page, RecordShape shape) => new(page, (writer, shown) => RecordJson.Write(writer, shown, shape));

    /// <summary>A page of events.</summary>
    public static PageResult<Shown> Of(Standing<EventPage> page) => Of(new Standing<Page<Shown>>(new(page.Value.Items, page.Value.Next), page.Stand), RecordShape.WithId);
}
