using System.CommandLine;
using System.CommandLine.Invocation;
using ConflictEvents.Tool.Commands;
using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool;

/// <summary>One run of the tool: the command line in, an exit code out.</summary>
internal static class ToolRun
{
    // A page or a lot that is being committed when Ctrl-C comes is committed first.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellationToken)
    {
        var parsed = Root(host).Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = host.OwnsProcess ? EndsWithin : null,
        };
        var ended = await parsed.InvokeAsync(configuration, cancellationToken);
        return parsed.Action is ParseErrorAction ? (int)ExitCode.Usage : ended;
    }

    private static RootCommand Root(ToolHost host) => new("Keeps a copy of a ConflictEvents ledger in step, and sends files to it. Exit codes: 0 done, 1 lines refused or mirror differs, 2 usage, 3 unreachable for now, 4 not allowed, 5 the ledger is another one, 6 mirror in use, 7 broken answer or mirror, 130 interrupted.")
    {
        new PullCommand(host).Make(),
        new PushCommand(host).Make(),
        new ExportCommand(host).Make(),
        new WatchCommand(host).Make(),
    };
}
