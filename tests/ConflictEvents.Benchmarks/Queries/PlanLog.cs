using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Queries;

/// <summary>Reads out of the server's log how it answered the statements of a request: auto_explain writes each plan with what it really read.</summary>
internal sealed partial class PlanLog(BenchmarkDatabase database)
{
    private long read = new FileInfo(database.LogFile).Length;

    /// <summary>The connection string under which plans are logged.</summary>
    public static string Explained(string connectionString) => connectionString +
        ";Options=-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on -c auto_explain.log_timing=off -c auto_explain.log_buffers=on -c auto_explain.log_format=json";

    /// <summary>The plans since the last call.</summary>
    public async Task<IReadOnlyList<LoggedPlan>> TakeAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(database.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = read;
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(cancellationToken);
        read = file.Length;
        return [.. Entries().Matches(text).Select(m => new LoggedPlan(JsonNode.Parse(m.Groups[1].Value)!))];
    }

    [GeneratedRegex(@"LOG:  duration: [\d.]+ ms  plan:\n((?:\t.*\n)+)")]
    private static partial Regex Entries();
}
