using System.Collections.Concurrent;
using ConflictEvents.Tool;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>Somebody whose mirror is never left in peace: the tool is killed at random and started again, now and then with <c>--restart</c>.</summary>
internal sealed class Puller(string target, Uri server, Random dice)
{
    /// <summary>How often the tool was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How often it gave up by itself, for the server was away.</summary>
    public int GaveUp { get; private set; }

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var said = new ConcurrentQueue<string>();
            string[] arguments = ["pull", "--to", target, "--follow", "--retries", "1", .. dice.Next(4) == 0 ? ["--restart"] : Array.Empty<string>()];
            using var pull = Child.Start("src/ConflictEvents.Tool", "conflict-events.dll", arguments, new()
            {
                ["CONFLICTEVENTS_SERVER"] = server.ToString(),
                ["CONFLICTEVENTS_KEY"] = Battlefield.Key,
            }, said);
            if (await EndsWithinAsync(pull, TimeSpan.FromMilliseconds(dice.Next(400, 3000))))
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

    private static async Task<bool> EndsWithinAsync(System.Diagnostics.Process process, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.HasExited;
    }
}
