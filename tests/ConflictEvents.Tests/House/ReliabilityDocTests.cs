using System.Globalization;
using System.Text.RegularExpressions;

namespace ConflictEvents.Tests.House;

/// <summary>docs/RELIABILITY.md has a line for every case, and each test that a line names is there.</summary>
public sealed partial class ReliabilityDocTests
{
    private const int Cases = 130;

    // What takes a machine for itself: the command, and what came of it.
    private const string ByHand = "by hand, ";

    private static readonly Lazy<Dictionary<string, string>> Classes = new(() => Directory.EnumerateFiles(Repository.Path("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .GroupBy(file => Path.GetFileNameWithoutExtension(file)).ToDictionary(g => g.Key, g => string.Concat(g.Select(File.ReadAllText))));

    [Fact]
    public void Every_case_has_one_line_and_every_test_that_is_named_is_there() => Assert.Empty(Complaints(File.ReadAllText(Repository.Path("docs/RELIABILITY.md"))));

    [Fact]
    public void A_case_without_a_line_is_found() => Assert.Contains("case 130 has 0 lines", Complaints(Lines(129, "open")));

    [Fact]
    public void A_test_that_is_not_there_is_found() =>
        Assert.Contains("ReliabilityDocTests.Nobody_wrote_this is not there", Complaints(Lines(130, "`ReliabilityDocTests.A_case_without_a_line_is_found`, `ReliabilityDocTests.Nobody_wrote_this`")));

    [Fact]
    public void A_case_that_nothing_holds_is_found() => Assert.Contains("case 1 is held by nothing, and not open", Complaints(Lines(130, "somehow")));

    private static List<string> Complaints(string document)
    {
        var lines = Line().Matches(document).Select(m => (Number: int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), Holds: m.Groups[2].Value)).ToList();
        List<string> complaints = [.. Enumerable.Range(1, Cases).Where(n => lines.Count(l => l.Number == n) != 1).Select(n => $"case {n} has {lines.Count(l => l.Number == n)} lines")];
        complaints.AddRange(lines.Where(l => !Test().IsMatch(l.Holds) && l.Holds != "open" && !l.Holds.StartsWith(ByHand, StringComparison.Ordinal)).Select(l => $"case {l.Number} is held by nothing, and not open"));
        complaints.AddRange(Test().Matches(document).Where(m => !IsThere(m.Groups[1].Value, m.Groups[2].Value)).Select(m => $"{m.Groups[1].Value}.{m.Groups[2].Value} is not there"));
        return complaints;
    }

    private static bool IsThere(string type, string test) => Classes.Value.TryGetValue(type, out var code) && code.Contains($" {test}(", StringComparison.Ordinal);

    private static string Lines(int count, string holds) => string.Concat(Enumerable.Range(1, count).Select(n => $"| {n} | what | answer | {holds} |\n"));

    [GeneratedRegex(@"^\| (\d+) \|.*\| ([^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Test();
}
