using System.Collections.Concurrent;
using System.Diagnostics;
using ConflictEvents.Tool;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>Somebody whose mirror is never left in peace: the tool is killed at random and started again, now and then with <c>--restart</c>.</summary>
internal sealed class Puller(string target, Uri server, Random dice)
{
    /// <summary>How often the tool was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How often it gave up by itself, for the server was away.</summary>
    public int GaveUp { get; private set; }

    /// <summary>How many pages it took in, all runs together.</summary>
    public int Pages { get; private set; }

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var said = new ConcurrentQueue<string>();
            string[] arguments = ["pull", "--to", target, "--follow", "--json", "--retries", "1", .. dice.Next(4) == 0 ? ["--restart"] : Array.Empty<string>()];
            using var pull = Child.Start("src/ConflictEvents.Tool", "conflict-events.dll", arguments, new()
            {
                ["CONFLICTEVENTS_SERVER"] = server.ToString(),
                ["CONFLICTEVENTS_KEY"] = Battlefield.Key,
            }, said);
            var hasEnded = await EndsWithinAsync(pull, dice, said);
            Pages += said.Count(line => line.Contains("\"changes\"", StringComparison.Ordinal));
            if (hasEnded)
            {
                Assert.True(pull.ExitCode == (int)ExitCode.Temporary, $"The pull into {target} ended with {pull.ExitCode}:\n{string.Join('\n', said)}");
                GaveUp++;
                continue;
            }
            pull.Kill();
            await pull.WaitForExitAsync(CancellationToken.None);
            Kills++;
        }
    }

    // Half of them soon, whatever they are at: starting, in the snapshot, in a page. The others a while after they took in a page.
    private static async Task<bool> EndsWithinAsync(Process process, Random dice, ConcurrentQueue<string> said)
    {
        if (dice.Next(2) == 0)
            for (var watch = Stopwatch.StartNew(); said.IsEmpty && !process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(20);)
                await Task.Delay(20);
        using var limit = new CancellationTokenSource(dice.Next(300, 2000));
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.HasExited;
    }
}
