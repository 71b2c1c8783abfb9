using System.Diagnostics;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Driving;

/// <summary>Runs other programs, in processes of their own.</summary>
internal static class Programs
{
    /// <summary>Runs one to its end, and takes what it wrote.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{await output}");
    }

    /// <summary>The commit that is measured.</summary>
    public static async Task<string> CommitAsync(CancellationToken cancellationToken) => (await RunAsync("git", ["rev-parse", "--short", "HEAD"], cancellationToken, BenchmarkOptions.Repository)).Trim();

    /// <summary>Where a program stands; null where it is not installed.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
