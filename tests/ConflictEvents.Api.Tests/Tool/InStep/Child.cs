using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using ConflictEvents.Tests.House;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>A program of ours in a process of its own, to be killed.</summary>
internal static class Child
{
    private static readonly string Configuration = typeof(Child).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static Process Start(string project, string assembly, IEnumerable<string> arguments, Dictionary<string, string> environment, ConcurrentQueue<string>? said = null)
    {
        var folder = Repository.Path(project);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin", Configuration, "net10.0", assembly), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => said?.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said?.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
