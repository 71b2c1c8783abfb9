using ConflictEvents.Tool.Terminal;

namespace ConflictEvents.Tool;

/// <summary>Where the process begins.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => ToolRun.RunAsync(arguments, ToolHost.OfProcess(), CancellationToken.None);
}
