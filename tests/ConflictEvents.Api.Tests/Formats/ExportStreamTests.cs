using System.Diagnostics;
using System.Net.Http.Headers;
using ConflictEvents.Api.Tests.Ledger;
using ConflictEvents.Keys;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ConflictEvents.Api.Tests.Formats;

/// <summary>A hundred thousand events leave the server as they are read: nothing piles up, and nobody who hangs up does harm.</summary>
public sealed class ExportStreamTests(ManyRowsFixture api, ITestOutputHelper output) : IClassFixture<ManyRowsFixture>
{
    private const int Tries = 8;
    private const long MostGrowth = 20_000_000;

    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    public async Task Memory_stays_flat_however_much_is_exported(string format)
    {
        await DrainAsync($"/v1/events/export?kind=meeting&format={format}");
        // Other classes of tests run in this process: what they hold for a moment is not there each time, what piles up is.
        var growths = new List<long>();
        while (growths.Count < Tries && growths.All(g => g > MostGrowth))
            growths.Add(await GrowthAsync(format));

        // The whole is about a hundred megabytes.
        Assert.InRange(growths.Min(), long.MinValue, MostGrowth);
    }

    private async Task<long> GrowthAsync(string format)
    {
        var before = LiveBytes();
        var (lines, most) = await DrainAsync($"/v1/events/export?format={format}");
        output.WriteLine($"{format}: {lines} lines; live {before / 1_000_000} MB before, at most {most / 1_000_000} MB meanwhile; peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB");
        Assert.InRange(lines, 90_000, 100_001);
        return most - before;
    }

    [Fact]
    public async Task A_caller_who_does_not_read_stops_the_reading_and_one_who_hangs_up_ends_it()
    {
        for (var i = 0; i < 5; i++)
        {
            using var answer = await StartAsync("/v1/events/export");
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[100_000]);
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.NotEqual(0, await SnapshotsAsync(TimeSpan.Zero));
        }

        Assert.Equal(0, await SnapshotsAsync(TimeSpan.FromSeconds(20)));
        api.Log.ShouldHoldNoErrors();
        using var again = await StartAsync("/v1/events/export?kind=meeting");
        Assert.NotEmpty(await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_export_that_takes_too_long_breaks_off_and_does_not_look_whole()
    {
        using var answer = await StartAsync("/v1/events/export");
        await using var body = await answer.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[100_000]);

        api.Clock.Advance(TimeSpan.FromMinutes(61));

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
        Assert.Equal(0, await SnapshotsAsync(TimeSpan.FromSeconds(20)));
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task A_part_goes_on_in_the_middle_of_a_lot()
    {
        var whole = await api.Client().TextAsync("/v1/events/export?kind=meeting");
        var lines = whole.Split('\n');
        var position = (await StartAsync("/v1/events/export?kind=meeting")).Headers.GetValues("Feed-Position").Single();

        foreach (var k in new[] { 0, 998, 999, 1000, 1001, 2345, lines.Length - 2 })
        {
            var id = System.Text.Json.Nodes.JsonNode.Parse(lines[k])!["id"]!;
            Assert.Equal(string.Join('\n', lines[(k + 1)..]), await api.Client().TextAsync($"/v1/events/export?kind=meeting&asOf={position}&after={id}"));
        }
    }

    private async Task<HttpResponseMessage> StartAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return await api.Client(Role.Contributor).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<(int Lines, long MostBytes)> DrainAsync(string path)
    {
        using var answer = await StartAsync(path);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, lines, most, read) = (new byte[1 << 20], 0, 0L, 0L);
        for (int count; (count = await body.ReadAsync(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
            if ((read += count) / 10_000_000 != (read - count) / 10_000_000)
                most = Math.Max(most, LiveBytes());
        }
        return (lines, most);
    }

    private static long LiveBytes() => GC.GetTotalMemory(forceFullCollection: true);

    // Transactions of the host that are still open; it may take a moment to notice.
    private async Task<int> SnapshotsAsync(TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var open = await api.ReadAsync(db => db.Database
                .SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and state <> 'idle'")
                .SingleAsync());
            if (open == 0 || watch.Elapsed > patience)
                return open;
            await Task.Delay(100);
        }
    }
}
