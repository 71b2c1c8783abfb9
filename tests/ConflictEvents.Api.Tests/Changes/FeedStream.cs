using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>A stream of Server-Sent Events, read by .NET's own parser; the raw lines stand beside it.</summary>
internal sealed class FeedStream(HttpResponseMessage answer, Stream body) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly StreamReader _lines = new(body);

    public HttpResponseMessage Answer { get; } = answer;

    public static async Task<FeedStream> OpenAsync(HttpClient client, string query, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/changes?{query}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next message: its lines up to an empty one; null at the end of the stream.</summary>
    public async Task<IReadOnlyList<string>?> RawAsync()
    {
        List<string> lines = [];
        while (await _lines.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0)
                return lines;
            lines.Add(line);
        }
        return null;
    }

    /// <summary>The next event; comments and the time to wait are passed over.</summary>
    public async Task<(string Id, string Name, JsonObject Data)> NextAsync()
    {
        while (await RawAsync() is { } lines)
            if (lines is [var id, var name, var data])
            {
                Assert.Equal(("id: ", "event: ", "data: "), (id[..4], name[..7], data[..6]));
                return (id[4..], name[7..], JsonNode.Parse(data[6..])!.AsObject());
            }
        throw new EndOfStreamException("The stream ended.");
    }

    /// <summary>All events up to the first that tells a position.</summary>
    public async Task<List<(string Id, string Name, JsonObject Data)>> UpToPositionAsync()
    {
        List<(string Id, string Name, JsonObject Data)> events = [await NextAsync()];
        while (events[^1].Name != "position")
            events.Add(await NextAsync());
        return events;
    }

    /// <summary>All events, as .NET's own parser reads them from now on.</summary>
    public IAsyncEnumerable<SseItem<string>> ParsedAsync() => SseParser.Create(_lines.BaseStream).EnumerateAsync();

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        Answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
