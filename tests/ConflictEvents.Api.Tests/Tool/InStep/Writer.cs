using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>Writes one change after another, each with a key of its own and again and again until it is acknowledged.</summary>
internal sealed class Writer(int number, Uri server, Random dice) : IDisposable
{
    private readonly List<(string Id, string ETag, bool IsRetracted)> records = [];
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>What the server acknowledged: each revision once.</summary>
    public List<(string Record, string Id, int Revision)> Acknowledged { get; } = [];

    /// <summary>How many tries came to nothing that was told.</summary>
    public int Lost { get; private set; }

    public async Task RunAsync(CancellationToken ended)
    {
        for (var turn = 0; !ended.IsCancellationRequested; turn++)
            await (records.Count < 5 || dice.Next(3) == 0 ? CreateAsync(turn) : ChangeAsync(dice.Next(records.Count), turn));
    }

    public void Dispose() => client.Dispose();

    private async Task CreateAsync(int turn)
    {
        if (dice.Next(5) == 0)
        {
            var actor = await AskAsync(HttpMethod.Post, "/v1/actors", Given.AnActor($"actor-{number}-{turn}"), null);
            Acknowledged.Add(("actor", (string)actor.Json["slug"]!, (int)actor.Json["revision"]!));
            return;
        }
        var body = Given.AStrike($"Strike {turn} of writer {number}: \u201c\u041c\u0430\u0440\u0456\u0443\u043f\u043e\u043b\u044c\u201d");
        var (json, etag) = await AskAsync(HttpMethod.Post, "/v1/events", body, null);
        records.Add(((string)json["id"]!, etag, false));
        Acknowledged.Add(("event", (string)json["id"]!, (int)json["revision"]!));
    }

    private async Task ChangeAsync(int index, int turn)
    {
        var (id, etag, isRetracted) = records[index];
        var path = $"/v1/events/{id}";
        var retracts = !isRetracted && dice.Next(4) == 0;
        var answer = isRetracted ? await AskAsync(HttpMethod.Post, $"{path}/restore", new JsonObject { ["changeReason"] = "own_error" }, etag)
            : retracts ? await AskAsync(HttpMethod.Delete, $"{path}?reason=own_error", null, etag)
            : await AskAsync(HttpMethod.Patch, path, new JsonObject { ["title"] = $"Revised in turn {turn} by writer {number}" }, etag);
        records[index] = (id, answer.ETag, retracts);
        Acknowledged.Add(("event", id, (int)answer.Json["revision"]!));
    }

    private async Task<(JsonObject Json, string ETag)> AskAsync(HttpMethod method, string path, JsonObject? body, string? ifMatch)
    {
        var key = Guid.CreateVersion7().ToString();
        while (true)
        {
            try
            {
                using var answer = await client.SendAsync(Request(method, path, body, ifMatch, key));
                if (answer.IsSuccessStatusCode)
                    return (await answer.JsonAsync(), answer.ETag());
                var said = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable || said.Contains("idempotency_in_flight", StringComparison.Ordinal),
                    $"{method} {path} answered {(int)answer.StatusCode}: {said}");
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                // Nobody knows whether it was stored: the same key asks again.
            }
            Lost++;
            await Task.Delay(dice.Next(20, 200));
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, JsonObject? body, string? ifMatch, string key)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Battlefield.Key) } };
        request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }
}
