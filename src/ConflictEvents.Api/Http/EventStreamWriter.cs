using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ConflictEvents.Changes;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;

namespace ConflictEvents.Api.Http;

/// <summary>Writes Server-Sent Events, each sent off at once.</summary>
internal sealed class EventStreamWriter(PipeWriter pipe, TimeProvider time) : IDisposable
{
    private readonly Utf8JsonWriter json = new(pipe, RecordJson.Options);

    /// <summary>When something was last sent.</summary>
    public DateTimeOffset SentAt { get; private set; } = time.GetUtcNow();

    /// <summary>How long a client is to wait before it connects again.</summary>
    public Task RetryAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        Line($"retry: {(long)after.TotalMilliseconds}");
        return SendAsync(cancellationToken);
    }

    /// <summary>A change.</summary>
    public Task ItemAsync(FeedItem item, string id, CancellationToken cancellationToken)
    {
        Begin(id, WireNames.Of(item.Action));
        FeedJson.Write(json, item);
        return EndAsync(cancellationToken);
    }

    /// <summary>Positions were passed over up to this one.</summary>
    public Task PositionAsync(FeedPage page, CancellationToken cancellationToken)
    {
        Begin(page.Next, "position");
        json.WriteStartObject();
        json.WriteNumber("through", page.Through);
        json.WriteNumber("head", page.Head);
        json.WriteEndObject();
        return EndAsync(cancellationToken);
    }

    /// <summary>A sign of life, which no client sees.</summary>
    public Task HeartbeatAsync(CancellationToken cancellationToken)
    {
        Line(":");
        return SendAsync(cancellationToken);
    }

    public void Dispose() => json.Dispose();

    private void Begin(string id, string name)
    {
        Line($"id: {id}");
        Line($"event: {name}");
        Encoding.UTF8.GetBytes("data: ", pipe);
    }

    // The writer keeps its place in a document; each message is one of its own.
    private Task EndAsync(CancellationToken cancellationToken)
    {
        json.Flush();
        json.Reset();
        Line("");
        return SendAsync(cancellationToken);
    }

    private void Line(string text) => Encoding.UTF8.GetBytes(text + "\n", pipe);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        Line("");
        cancellationToken.ThrowIfCancellationRequested();
        await pipe.FlushAsync(cancellationToken);
        SentAt = time.GetUtcNow();
    }
}
