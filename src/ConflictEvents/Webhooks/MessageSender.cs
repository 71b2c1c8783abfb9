using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ConflictEvents.Telemetry;

namespace ConflictEvents.Webhooks;

/// <summary>Signs a message and posts it once, as Standard Webhooks 1.0 says.</summary>
internal sealed class MessageSender(EndpointGuard guard, Instruments instruments, TimeProvider time) : IDisposable
{
    /// <summary>How long an endpoint may take, from the look-up of its name to the head of its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpMessageInvoker client = EndpointConnector.NewClient(guard);

    public async Task<Attempt> SendAsync(string url, IReadOnlyList<string> secrets, WebhookMessage message, CancellationToken cancellationToken)
    {
        using var span = Instruments.Spans.StartActivity("webhook message", ActivityKind.Producer);
        span?.SetTag("webhook.message.id", message.Id);
        var now = time.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        var attempt = new Attempt(now, new Dictionary<string, string>
        {
            ["content-type"] = "application/json",
            ["user-agent"] = "ConflictEvents-Webhooks/1.0",
            ["webhook-id"] = message.Id,
            ["webhook-timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = WebhookSecret.Sign(secrets, message.Id, timestamp, message.Body),
        }, TimeSpan.Zero);
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var outcome = await PostAsync(url, message, attempt, limit.Token, cancellationToken);
        outcome = outcome with { Duration = time.GetUtcNow() - now };
        instruments.Sent(outcome.IsTaken, outcome.Duration);
        return outcome;
    }

    public void Dispose() => client.Dispose();

    private async Task<Attempt> PostAsync(string url, WebhookMessage message, Attempt attempt, CancellationToken limit, CancellationToken stopping)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body)) };
            // Written by hand: tracestate and baggage of whoever asked for a test message are nobody else's.
            if (Activity.Current is { Recorded: true, Id: { } trace })
                request.Headers.TryAddWithoutValidation("traceparent", trace);
            foreach (var (name, value) in attempt.Headers)
                if (!request.Headers.TryAddWithoutValidation(name, value))
                    request.Content.Headers.TryAddWithoutValidation(name, value);
            using var answer = await client.SendAsync(request, limit);
            var status = (int)answer.StatusCode;
            return attempt with
            {
                Status = status,
                RetryAfter = After(answer.Headers.RetryAfter),
                Response = await ResponseExcerpt.ReadAsync(answer.Content, time, limit),
                Error = answer.IsSuccessStatusCode ? null : status is >= 300 and < 400 ? $"redirects ({status}) are not followed; change the webhook's url" : $"the endpoint answered {status}",
            };
        }
        catch (Exception e) when (!stopping.IsCancellationRequested && Words(e) is { } words)
        {
            return attempt with { Error = words };
        }
    }

    private TimeSpan? After(RetryConditionHeaderValue? header)
    {
        var after = header?.Delta ?? header?.Date - time.GetUtcNow();
        return after > TimeSpan.Zero ? after : null;
    }

    // Our own words: the framework's name addresses and hosts.
    private static string? Words(Exception e) => e switch
    {
        OperationCanceledException => $"no answer within {(int)Patience.TotalSeconds} seconds",
        RefusedEndpointException refused => "the address " + refused.Message,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "the host's name is not known",
        SocketException => "no connection could be made",
        HttpRequestException { InnerException: { } inner } when Words(inner) is { } words && inner is RefusedEndpointException or SocketException or OperationCanceledException => words,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no trusted TLS connection could be made",
        HttpRequestException or IOException => "the connection broke off, or the answer was no HTTP",
        _ => null,
    };
}
