using ConflictEvents.Benchmarks.Driving;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>The API as the Dockerfile publishes it: compiled ahead for this kind of machine. Made once a run.</summary>
internal static class ShippedBuild
{
    private static readonly string Folder = Path.Combine(BenchmarkOptions.Repository, ".data", "benchmark-shipped");
    private static readonly Lazy<Task<string>> Made = new(PublishAsync);

    /// <summary>The program, as `dotnet` runs it.</summary>
    public static Task<string> ProgramAsync() => Made.Value;

    private static async Task<string> PublishAsync()
    {
        await Programs.RunAsync("dotnet", ["publish", "src/ConflictEvents.Api", "--configuration", "Release", "--use-current-runtime", "--self-contained", "false", "--output", Folder], CancellationToken.None, BenchmarkOptions.Repository);
        return Path.Combine(Folder, "ConflictEvents.Api.dll");
    }
}
