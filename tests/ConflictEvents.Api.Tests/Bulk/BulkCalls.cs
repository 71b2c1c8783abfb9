using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>Bulk requests and their answers in few words.</summary>
internal static class BulkCalls
{
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";

    /// <summary>A line: a body, and what it is.</summary>
    public static JsonObject As(this JsonObject body, string record)
    {
        var line = new JsonObject { ["record"] = record };
        foreach (var (name, value) in body)
            line[name] = value?.DeepClone();
        return line;
    }

    public static JsonObject Event(this JsonObject body) => body.As("event");

    public static JsonObject Actor(this JsonObject body) => body.As("actor");

    public static JsonObject Source(this JsonObject body) => body.As("source");

    public static string Text(params JsonNode[] lines) => string.Concat(lines.Select(l => l.ToJsonString() + "\n"));

    /// <summary>Sends lines, which must be answered.</summary>
    public static Task<List<JsonObject>> BulkAsync(this HttpClient client, params JsonNode[] lines) => client.BulkAsync("", Text(lines));

    /// <summary>Sends lines with parameters, which must be answered.</summary>
    public static async Task<List<JsonObject>> BulkAsync(this HttpClient client, string query, string text, string type = Ndjson, string? key = null)
    {
        using var answer = await client.SendBulkAsync(query, Encoding.UTF8.GetBytes(text), type, key);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(Ndjson, answer.Content.Headers.ContentType?.MediaType);
        return [.. (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    }

    public static async Task<HttpResponseMessage> SendBulkAsync(this HttpClient client, string query, byte[] body, string? type = Ndjson, string? key = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/bulk" + query) { Content = new ByteArrayContent(body) };
        if (type is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
            request.Content.Headers.ContentEncoding.Add(encoding);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    public static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }

    /// <summary>The statuses of the answers, in their order.</summary>
    public static string Statuses(this IEnumerable<JsonObject> results) => string.Join(' ', results.Select(r => (string)r["status"]!));

    /// <summary>The codes of the problems, in the order of the lines; a dash for a line without one.</summary>
    public static string Codes(this IEnumerable<JsonObject> results) => string.Join(' ', results.Select(r => (string?)r["problem"]?["code"] ?? "-"));

    /// <summary>The errors of a line, by pointer and code.</summary>
    public static string[] Errors(this JsonObject result) => [.. result["problem"]!["errors"]!.AsArray().Select(e => $"{e!["pointer"]} {e["code"]}")];

    /// <summary>The head of the ledger.</summary>
    public static Task<long> HeadAsync(this ApiFixture api) => api.ReadAsync(async db =>
        (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<global::ConflictEvents.Ledger.LedgerHead>())).Position);
}
