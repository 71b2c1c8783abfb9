using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Limiting;

/// <summary>Callers that take their time, to keep others waiting.</summary>
public sealed class SlowCallerTests(SlowCallerTests.Fixture api) : IClassFixture<SlowCallerTests.Fixture>
{
    private static readonly TimeSpan Drip = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public sealed class Fixture : ApiFixture
    {
        // Shorter than as shipped (10 and 60 seconds), for the tests' sake.
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["ConflictEvents:Limits:HeaderSeconds"] = "1",
            ["ConflictEvents:Limits:BodySeconds"] = "2",
            ["ConflictEvents:Limits:IdleSeconds"] = "2",
        };
    }

    [Fact]
    public async Task Slow_headers_slow_bodies_and_silence_end_in_time()
    {
        var key = api.Client(Role.Contributor).DefaultRequestHeaders.Authorization!.Parameter;
        var head = $"POST /v1/actors HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
        var bulk = head.Replace("/v1/actors", "/v1/bulk", StringComparison.Ordinal).Replace("application/json", "application/x-ndjson", StringComparison.Ordinal);

        var (headers, body, lines, silence) = (DripAsync("", "GET /v1/events HTTP/1.1\r\nX-Slow: " + new string('x', 500)), DripAsync(head, new string(' ', 500)), DripAsync(bulk, new string(' ', 500)), DripAsync("", ""));
        await Task.WhenAll(headers, body, lines, silence);

        Assert.True((await headers).Status is 408 or 0 && (await headers).Took < TimeSpan.FromSeconds(6), $"{await headers}");
        Assert.True((await body).Status == 408 && (await body).Took < TimeSpan.FromSeconds(10), $"{await body}");
        Assert.Contains("\"code\":\"timeout\"", (await body).Text, StringComparison.Ordinal);
        // Of many records the rate is watched, from the sixth second on.
        Assert.True((await lines).Status == 408 && (await lines).Took < TimeSpan.FromSeconds(12), $"{await lines}");
        Assert.True((await silence).Took < TimeSpan.FromSeconds(8), $"{await silence}");
        api.Log.ShouldHoldNoErrors();
        using var alive = await api.Client().GetAsync(new Uri("/v1/actors", UriKind.Relative));
        await alive.ShouldBeAsync(System.Net.HttpStatusCode.OK);
    }

    // Sends the rest byte by byte until the server has had enough.
    private async Task<(int Status, TimeSpan Took, string Text)> DripAsync(string atOnce, string rest)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port);
        var (watch, stream, answer) = (Stopwatch.StartNew(), client.GetStream(), new MemoryStream());
        await stream.WriteAsync(Encoding.ASCII.GetBytes(atOnce));
        var read = stream.CopyToAsync(answer);
        foreach (var letter in rest)
        {
            if (read.IsCompleted || watch.Elapsed > Patience)
                break;
            await Task.WhenAny(read, Task.Delay(Drip));
            try
            {
                await stream.WriteAsync(new[] { (byte)letter });
            }
            catch (IOException)
            {
                break;
            }
        }
        await Task.WhenAny(read, Task.Delay(Patience));
        var took = watch.Elapsed;
        _ = read.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        var text = Encoding.Latin1.GetString(answer.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0, took, text);
    }
}
