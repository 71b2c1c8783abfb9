using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>An endpoint on a port of this machine, which answers what it was told to, one answer after the other, and then 204.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly ConcurrentQueue<Received> _all = new();
    private readonly CancellationTokenSource _end = new();
    private int _now;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Where it listens, by a number and not by a name.</summary>
    public string Url => $"{_app.Urls.Single()}/hook";

    /// <summary>Everything that came.</summary>
    public IReadOnlyList<Received> All => [.. _all];

    /// <summary>The most requests that were open at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Starts one; over TLS with a certificate that nobody trusts.</summary>
    public static async Task<Receiver> StartAsync(bool isSelfSigned = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port =>
        {
            if (isSelfSigned)
                port.UseHttps(SelfSigned());
        }));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.AnswerAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers the next request so.</summary>
    public Receiver Then(int status, params (string Name, string Value)[] headers) => Then(context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    /// <summary>Answers the next request so.</summary>
    public Receiver Then(Func<HttpContext, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>Lets the next request wait until its sender gives up.</summary>
    public Receiver ThenHang() => Then(async context =>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _end.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    });

    /// <summary>The next request that comes, or came.</summary>
    public async Task<Received> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async Task<List<Received>> NextAsync(int count)
    {
        List<Received> next = [];
        while (next.Count < count)
            next.Add(await NextAsync());
        return next;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var open = Interlocked.Increment(ref _now);
        MostAtOnce = Math.Max(MostAtOnce, open);
        using var reader = new StreamReader(context.Request.Body);
        var received = new Received(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync());
        _all.Enqueue(received);
        _received.Writer.TryWrite(received);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (_answers.TryDequeue(out var answer))
            await answer(context);
        Interlocked.Decrement(ref _now);
    }
}
