using System.Diagnostics;
using System.Globalization;
using ConflictEvents.Client.Changes;
using ConflictEvents.Tool;
using Xunit.Abstractions;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>
/// The promise that no reader misses a change, under fire: parallel writers while the API is killed, PostgreSQL crashes and connections
/// are cut, and mirrors whose tool is killed at random. <see cref="Variable"/> sets how many seconds it lasts.
/// </summary>
public sealed class InStepTests(ITestOutputHelper output)
{
    private const string Variable = "CONFLICTEVENTS_INSTEP_SECONDS";
    private const int Writers = 6;
    private const int Between = 4 * Writers;
    private const double Short = 6;

    [Fact]
    public async Task Every_acknowledged_change_is_in_the_feed_once_and_mirrors_equal_the_source()
    {
        var seconds = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked ? double.Parse(asked, CultureInfo.InvariantCulture) : Short;
        var seed = Random.Shared.Next();
        output.WriteLine($"{seconds} seconds, dice {seed}");
        await using var field = await Battlefield.StartAsync();
        await using var folder = await Mirrored.PlaceAsync("folder");
        await using var sqlite = await Mirrored.PlaceAsync("sqlite");
        var pullers = new[] { folder, sqlite }.Select((place, i) => new Puller(place.Target, field.Wire.Address, new Random(seed + i))).ToList();
        var writers = Enumerable.Range(0, Writers).Select(i => new Writer(i, field.Wire.Address, new Random(seed + 100 + i))).ToList();

        using (var ended = new CancellationTokenSource())
        {
            List<Task> working = [.. writers.Select(w => Task.Run(() => w.RunAsync(ended.Token))), .. pullers.Select(p => Task.Run(() => p.RunAsync(ended.Token)))];
            try
            {
                await HitAsync(field, TimeSpan.FromSeconds(seconds), new Random(seed + 200), writers, working);
                await ended.CancelAsync();
                await Task.WhenAll(working).WaitAsync(TimeSpan.FromMinutes(2));
            }
            catch
            {
                foreach (var error in field.Errors)
                    output.WriteLine(error);
                throw;
            }
        }

        var acknowledged = writers.SelectMany(w => w.Acknowledged).ToList();
        var feed = await FeedAsync(field.Server);
        output.WriteLine($"{acknowledged.Count} changes acknowledged, tries in vain: {string.Join(", ", writers.SelectMany(w => w.Lost).GroupBy(l => l.Key).Select(g => $"{g.Key} {g.Sum(l => l.Value)}"))}; mirrors took in {pullers.Sum(p => p.Pages)} pages, were killed {pullers.Sum(p => p.Kills)} times, gave up {pullers.Sum(p => p.GaveUp)} times");
        Assert.Equal(Enumerable.Range(1, feed.Count).Select(n => (long)n), feed.Select(item => item.Position));
        Assert.Equal(acknowledged.Order(), feed.Select(item => (item.Record, item.Id, item.Revision!.Value)).Order());
        await ShouldEqualAsync(field, folder.Target);
        await ShouldEqualAsync(field, sqlite.Target);
        foreach (var writer in writers)
            writer.Dispose();
    }

    // One of each at least; then whatever the dice say.
    private async Task HitAsync(Battlefield field, TimeSpan time, Random dice, List<Writer> writers, List<Task> working)
    {
        var watch = Stopwatch.StartNew();
        var hits = new int[3];
        for (var turn = 0; turn < hits.Length || watch.Elapsed < time; turn++)
        {
            await ProgressAsync(writers, working);
            await Task.Delay(dice.Next(100, 1000));
            var which = turn < hits.Length ? turn : dice.Next(6);
            if (which == 1)
                await field.KillServerAsync();
            else if (which == 2)
                await field.CrashDatabaseAsync();
            else
                field.Wire.Cut();
            hits[which is 1 or 2 ? which : 0]++;
        }
        output.WriteLine($"in {watch.Elapsed.TotalSeconds:0} seconds connections cut {hits[0]} times, the API killed {hits[1]} times, PostgreSQL crashed {hits[2]} times");
    }

    // Every hit falls among writes, however slow the machine is.
    private static async Task ProgressAsync(List<Writer> writers, List<Task> working)
    {
        var begin = writers.Sum(w => w.Count);
        for (var watch = Stopwatch.StartNew(); writers.Sum(w => w.Count) < begin + Between; await Task.Delay(20))
        {
            if (working.FirstOrDefault(w => w.IsFaulted) is { } failed)
                await failed;
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), "Nothing is acknowledged any more.");
        }
    }

    private static async Task<List<FeedItem>> FeedAsync(Uri server)
    {
        using var client = Mirrored.Client(server, Battlefield.Key);
        var items = new List<FeedItem>();
        await foreach (var page in client.Changes.FollowAsync(0, options: new() { EndAtHead = true }))
        {
            Assert.Equal(0, page.Skipped);
            items.AddRange(page.Items);
        }
        return items;
    }

    private static async Task ShouldEqualAsync(Battlefield field, string target)
    {
        (await ToolCalls.RunAsync(field.Server, Battlefield.Key, ["pull", "--to", target, "--once", "--verify"])).ShouldEnd(ExitCode.Ok);
        Assert.Equal(await Mirrored.ExportedAsync(field.Server, Battlefield.Key, Mirrored.All), await Mirrored.RecordsAsync(target));
    }
}
