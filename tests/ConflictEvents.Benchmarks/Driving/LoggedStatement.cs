using System.Globalization;
using System.Text.RegularExpressions;

namespace ConflictEvents.Benchmarks.Driving;

/// <summary>A statement as the database got it.</summary>
/// <param name="Text">With places for values: $1, $2, ...</param>
/// <param name="Values">The values as the server writes them; null where one is none.</param>
internal sealed partial record LoggedStatement(string Text, IReadOnlyDictionary<int, string?> Values)
{
    /// <summary>The statement with its values in it, for pgbench.</summary>
    public string Script(IReadOnlyDictionary<string, string>? instead = null) =>
        Places().Replace(Text, m => Literal(Values[int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)], instead ?? new Dictionary<string, string>())) + ";\n";

    // pgbench takes a word behind a colon for a variable, also in a text.
    private static string Literal(string? value, IReadOnlyDictionary<string, string> instead) => value is null ? "null"
        : instead.TryGetValue(value, out var other) ? other
        : value.AsSpan().ContainsAny(':', '\\', '\n')
            ? $"E'{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace(":", @"\x3a", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}'"
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\$(\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}
