using System.Globalization;
using System.Text.RegularExpressions;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Driving;

/// <summary>Reads out of the server's log what was sent to it for a request: the same SQL then goes through pgbench.</summary>
internal sealed partial class StatementLog(BenchmarkDatabase database)
{
    private long read = new FileInfo(database.LogFile).Length;

    /// <summary>The connection string under which statements are logged.</summary>
    public static string Logged(string connectionString) => connectionString + ";Options=-c log_statement=all -c log_min_duration_statement=-1;Application Name=logged";

    /// <summary>The statements since the last call, but for what the driver says to its pool.</summary>
    public async Task<IReadOnlyList<LoggedStatement>> TakeAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(database.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = read;
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(cancellationToken);
        read = file.Length;
        return [.. Entries().Matches(text).Select(Statement).Where(s => !s.Text.StartsWith("DISCARD", StringComparison.OrdinalIgnoreCase))];
    }

    private static LoggedStatement Statement(Match entry) => new(
        Line(entry.Groups[1].Value).Trim().TrimEnd(';'),
        Values().Matches(Line(entry.Groups[2].Value)).ToDictionary(v => int.Parse(v.Groups[1].ValueSpan, CultureInfo.InvariantCulture), v => v.Groups[3].Success ? v.Groups[3].Value.Replace("''", "'", StringComparison.Ordinal) : null));

    // What goes on over several lines is moved in by a tab.
    private static string Line(string text) => text.Replace("\n\t", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"LOG:  (?:execute [^:\n]+|statement): ([^\n]*(?:\n\t[^\n]*)*)(?:\n[^\t\n][^\n]*DETAIL:  parameters: ([^\n]*(?:\n\t[^\n]*)*))?")]
    private static partial Regex Entries();

    [GeneratedRegex(@"\$(\d+) = (NULL|'((?:[^']|'')*)')", RegexOptions.NonBacktracking)]
    private static partial Regex Values();
}
