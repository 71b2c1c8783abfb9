using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House;

/// <summary>Requests and answers in few words.</summary>
public static class Calls
{
    private const string Json = "application/json";

    /// <summary>Posts a JSON body.</summary>
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, JsonNode? body, string? ifMatch = null, string? idempotencyKey = null) =>
        client.AskAsync(HttpMethod.Post, path, body, ifMatch, idempotencyKey: idempotencyKey);

    /// <summary>Replaces a record, or with <paramref name="ifNoneMatch"/> <c>*</c> creates it.</summary>
    public static Task<HttpResponseMessage> PutAsync(
        this HttpClient client, string path, JsonNode body, string? ifMatch = null, string? ifNoneMatch = null, string? idempotencyKey = null) =>
        client.AskAsync(HttpMethod.Put, path, body, ifMatch, ifNoneMatch, idempotencyKey);

    /// <summary>Corrects a record by a merge patch.</summary>
    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, string path, JsonNode patch, string? ifMatch = null, string? idempotencyKey = null) =>
        client.AskAsync(HttpMethod.Patch, path, patch, ifMatch, idempotencyKey: idempotencyKey);

    /// <summary>Retracts a record.</summary>
    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient client, string path, string? ifMatch, string? idempotencyKey = null) =>
        client.AskAsync(HttpMethod.Delete, path, null, ifMatch, idempotencyKey: idempotencyKey);

    /// <summary>Any request.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this HttpClient client, HttpMethod method, string path, JsonNode? body = null, string? ifMatch = null, string? ifNoneMatch = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, Json);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }

    /// <summary>The JSON at an address, which must answer 200.</summary>
    public static async Task<JsonObject> ReadAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    /// <summary>Posts a body that is right, and answers the record as it was stored.</summary>
    public static async Task<Kept> CreateAsync(this HttpClient client, string path, JsonNode body)
    {
        using var answer = await client.PostAsync(path, body);
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        return await Kept.OfAsync(path, answer);
    }

    public static Task<Kept> CreateEventAsync(this HttpClient client, JsonNode body) => client.CreateAsync("/v1/events", body);

    public static Task<Kept> CreateActorAsync(this HttpClient client, JsonNode body) => client.CreateAsync("/v1/actors", body);

    public static Task<Kept> CreateSourceAsync(this HttpClient client, JsonNode body) => client.CreateAsync("/v1/sources", body);

    public static Task<Kept> CreateDisputeAsync(this HttpClient client, JsonNode body) => client.CreateAsync("/v1/disputes", body);

    /// <summary>Corrects a record as it was last read, and answers what it is then.</summary>
    public static async Task<Kept> ReviseAsync(this HttpClient client, Kept record, JsonNode patch)
    {
        using var answer = await client.PatchAsync(record.Path, patch, record.ETag);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await Kept.OfAsync(record.Room, answer);
    }

    /// <summary>Retracts a record as it was last read, and answers the tombstone's ETag.</summary>
    public static async Task<string> RetractAsync(this HttpClient client, Kept record, string reason = "own_error")
    {
        using var answer = await client.DeleteAsync($"{record.Path}?reason={reason}", record.ETag);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return answer.ETag();
    }

    /// <summary>The answer's JSON object.</summary>
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>The answer's ETag, with its quotation marks.</summary>
    public static string ETag(this HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("ETag"));

    /// <summary>Asserts the status, and shows the body where it is another.</summary>
    public static async Task ShouldBeAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
            Assert.Fail($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery} answered {(int)answer.StatusCode}, not {(int)status}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Asserts a problem of this status and code.</summary>
    public static async Task<JsonObject> ShouldBeProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        await answer.ShouldBeAsync((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal((status, code), ((int)problem["status"]!, (string)problem["code"]!));
        Assert.NotEmpty((string)problem["traceId"]!);
        return problem;
    }

    /// <summary>Asserts a problem with an error of this pointer and code among its errors.</summary>
    public static async Task<JsonObject> ShouldBeProblemAsync(this HttpResponseMessage answer, int status, string pointer, string code)
    {
        await answer.ShouldBeAsync((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Contains((pointer, code), problem["errors"]!.AsArray().Select(e => ((string)e!["pointer"]!, (string)e["code"]!)));
        return problem;
    }
}
