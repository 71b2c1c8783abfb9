using System.Globalization;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>On what machine, and beside how much other work, something was measured.</summary>
internal static class Conditions
{
    public static async Task<string> DescribeAsync(BenchmarkOptions options, BenchmarkDatabase database, CancellationToken cancellationToken)
    {
        var events = await database.ReadAsync<long>("select count(*) from event_revisions where superseded_at is null", cancellationToken);
        var revisions = await database.ReadAsync<long>("select count(*) from event_revisions", cancellationToken);
        var size = await database.ReadAsync<string>("select pg_size_pretty(pg_database_size(current_database()))", cancellationToken);
        var version = await database.ReadAsync<string>("show server_version", cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"""
            {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, scale {options.Scale}: {events:N0} events in {revisions:N0} revisions, {size}. {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB,
            PostgreSQL {version} (512 MB of shared buffers, no fsync), .NET {Environment.Version}, Release build, all on one machine over loopback; load {Load()} at this moment: beside other work, times are upper bounds.
            """);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg")[..14] : "unknown";
}
