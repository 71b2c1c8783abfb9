using System.Diagnostics;
using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Tests.LocalPostgres;

/// <summary>Another process that holds a cluster, to be killed: this assembly, run by itself with the cluster's folder.</summary>
internal static class ClusterHolder
{
    private const string Holding = "holding";

    public static async Task<int> Main(string[] arguments)
    {
        await using var cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { DataFolder = arguments[0], Durable = false }, CancellationToken.None);
        await Console.Out.WriteLineAsync(Holding);
        await Console.In.ReadToEndAsync(); // until our parent lets go or ends
        return 0;
    }

    /// <summary>Starts the process and waits until it holds the cluster.</summary>
    public static async Task<Process> StartAsync(string dataFolder, string workingDirectory = "")
    {
        var holder = Process.Start(new ProcessStartInfo("dotnet", [typeof(ClusterHolder).Assembly.Location, dataFolder])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(Holding, await holder.StandardOutput.ReadLineAsync());
        return holder;
    }
}
