using System.Net;
using System.Text;
using ConflictEvents.Client;

namespace ConflictEvents.Tests.Client;

/// <summary>Answers what it is told to, one answer after the other, and keeps what it was asked.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> answers = [];

    /// <summary>Method, address, key and idempotency key of each request.</summary>
    public List<(string Method, string Path, string? Authorization, string? IdempotencyKey)> Asked { get; } = [];

    /// <summary>What was told before retries.</summary>
    public List<string> Told { get; } = [];

    public ConflictEventsClient Client(int retries = 3) => new(new ClientOptions
    {
        Server = new Uri("http://events.example.org/base"),
        Key = _ => ValueTask.FromResult<string?>("ce_secret"),
        Retries = retries,
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(5),
        OnRetry = e => Told.Add(e.ToString()),
    }, this);

    public ScriptedServer Answer(HttpStatusCode status, string body, string type = "application/json", Action<HttpResponseMessage>? more = null)
    {
        answers.Enqueue(() =>
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
            more?.Invoke(answer);
            return answer;
        });
        return this;
    }

    public ScriptedServer Break(Exception? how = null)
    {
        answers.Enqueue(() => throw how ?? new HttpRequestException("The connection was cut."));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
            await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Asked.Add((request.Method.Method, request.RequestUri!.PathAndQuery, request.Headers.Authorization?.ToString(),
            request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null));
        return answers.Dequeue()();
    }
}
