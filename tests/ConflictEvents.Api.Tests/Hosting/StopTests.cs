using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Observability;
using ConflictEvents.Api.Tests.Tool.InStep;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>What processes do: end on a signal, starve, begin a new epoch.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const int Callers = 8;
    private readonly ConcurrentQueue<string> _failures = [];
    private TestDatabase _database = null!;
    private int _answered;
    private volatile Uri _target = null!;

    public async Task InitializeAsync() => _database = await (await TestServer.GetAsync()).CloneAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_signal_to_stop_under_load_fails_no_request()
    {
        var first = new Uri($"http://127.0.0.1:{Ports.Free()}");
        using var process = Start([], ("ASPNETCORE_URLS", first.ToString()), ("ConflictEvents__RateLimits__Enabled", "false"));
        await using var second = new OwnHost(_database.ConnectionString);
        var other = second.Start().BaseAddress!;
        await UntilReadyAsync(first);
        await UntilReadyAsync(other);
        _target = first;
        using var ended = new CancellationTokenSource();
        using var balanced = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new("http://balanced") };
        balanced.DefaultRequestHeaders.Authorization = new("Bearer", ApiFixture.AdminKey);
        var calling = Enumerable.Range(0, Callers).Select(i => Task.Run(() => CallAsync(balanced, i, ended.Token))).ToList();
        await UntilAnsweredAsync(50);

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await LeaveWhenNotReadyAsync(first, other);
        await process.WaitForExitAsync();
        await UntilAnsweredAsync(_answered + 50);
        await ended.CancelAsync();
        await Task.WhenAll(calling);

        Assert.Empty(_failures);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_new_epoch_after_a_restore_ends_every_token_of_before()
    {
        await using var host = new OwnHost(_database.ConnectionString);
        using var client = host.Start();
        await UntilReadyAsync(client.BaseAddress!);
        await client.CreateActorAsync(Given.AnActor());
        await client.CreateActorAsync(Given.AnActor());
        var (page, feed) = (await client.ReadAsync("/v1/actors?limit=1"), await client.ReadAsync("/v1/changes?limit=1"));

        using var process = Start(["--new-epoch"]);
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.NotEqual((string)feed["epoch"]!, (string)(await client.ReadAsync("/v1/changes?limit=1"))["epoch"]!);
        foreach (var token in new[] { $"/v1/actors?limit=1&cursor={page["next"]}", $"/v1/changes?limit=1&after={feed["next"]}", $"/v1/changes?after=1&epoch={feed["epoch"]}" })
        {
            using var old = await client.GetAsync(new Uri(token, UriKind.Relative));
            await old.ShouldBeProblemAsync(410, "other_epoch");
        }
        Assert.Equal(3, (await client.CreateActorAsync(Given.AnActor())).Position);
    }

    [Fact]
    public async Task Without_a_processor_to_spare_liveness_answers()
    {
        await using var host = new OwnHost(_database.ConnectionString);
        using var client = host.Start();
        await UntilReadyAsync(client.BaseAddress!);
        var busy = Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => Process.Start("/bin/sh", ["-c", "while :; do :; done"])).ToList();
        try
        {
            for (var count = 0; count < 10; count++)
            {
                using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative)).WaitAsync(TimeSpan.FromSeconds(10));
                await answer.ShouldBeAsync(HttpStatusCode.OK);
            }
        }
        finally
        {
            foreach (var process in busy)
            {
                process.Kill();
                process.Dispose();
            }
        }
    }

    private Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] settings) => Child.Start("src/ConflictEvents.Api", "ConflictEvents.Api.dll", arguments, new(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)))
    {
        ["ConnectionStrings__ConflictEvents"] = _database.ConnectionString,
        ["ConflictEvents__AdminKey"] = ApiFixture.AdminKey,
    });

    // Reads, writes, and waits for the feed.
    private async Task CallAsync(HttpClient client, int number, CancellationToken ended)
    {
        for (var turn = 0; !ended.IsCancellationRequested; turn++)
        {
            try
            {
                using var answer = (number, turn % 4) switch
                {
                    (0, _) => await client.GetAsync(new Uri("/v1/changes?wait=1&after=0&record=dispute", UriKind.Relative), CancellationToken.None),
                    (_, 0) => await client.PostAsync("/v1/actors", Given.AnActor()),
                    _ => await client.GetAsync(new Uri("/v1/actors", UriKind.Relative), CancellationToken.None),
                };
                Interlocked.Increment(ref _answered);
                if (!answer.IsSuccessStatusCode)
                    _failures.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                _failures.Enqueue(e.ToString());
            }
        }
    }

    // What a balancer does: it sends new connections to whoever is ready.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_target.Host, _target.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task LeaveWhenNotReadyAsync(Uri first, Uri other)
    {
        using var probe = new HttpClient { BaseAddress = first };
        await ServedProcess.UntilAsync(() => probe.GetAsync(new Uri("/health/ready", UriKind.Relative)), a => a.StatusCode == HttpStatusCode.ServiceUnavailable, "It stays ready.");
        _target = other;
    }

    private Task<int> UntilAnsweredAsync(int count) => ServedProcess.UntilAsync(() => Task.FromResult(Volatile.Read(ref _answered)), answered => answered >= count, "Nothing is answered.");

    private static Task<bool> UntilReadyAsync(Uri address) => ServedProcess.UntilAsync(async () =>
    {
        using var probe = new HttpClient { BaseAddress = address };
        try
        {
            using var answer = await probe.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }, ready => ready, "It does not get ready.");
}
