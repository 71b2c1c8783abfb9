using System.Text.RegularExpressions;

namespace ConflictEvents.Tests.House;

/// <summary>What callers send is matched in linear time, whatever it is: no pattern of the product can be made to go back and try again for ever.</summary>
public sealed partial class RegexTests
{
    private static readonly string[] Reached = ["src/ConflictEvents", "src/ConflictEvents.Api/Http", "src/ConflictEvents.Api/Controllers", "src/ConflictEvents.Api/Auth", "src/ConflictEvents.Api/Ogc"];

    [Fact]
    public void Every_pattern_that_a_request_can_reach_is_matched_in_linear_time()
    {
        var files = Reached.SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToList();

        Assert.InRange(files.Sum(f => Pattern().Count(File.ReadAllText(f))), 20, int.MaxValue);
        Assert.Empty(files.SelectMany(f => Backtracking(File.ReadAllText(f)).Select(pattern => $"{f}: {pattern}")));
    }

    [Theory]
    [InlineData("""[GeneratedRegex("(a+)+$")]""")]
    [InlineData("""Regex.IsMatch(text, "(a+)+$")""")]
    [InlineData("""new Regex("(a+)+$", RegexOptions.Compiled)""")]
    public void One_that_goes_back_is_found(string code) => Assert.Single(Backtracking(code));

    private static IEnumerable<string> Backtracking(string code) =>
        // In a query it is PostgreSQL that matches, and words of ours alone.
        code.Split('\n').Where(line => Pattern().IsMatch(line) && !line.Contains(".Where(a => Regex.IsMatch(", StringComparison.Ordinal) && !line.Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal)).Select(line => line.Trim());

    [GeneratedRegex(@"\[GeneratedRegex\(|new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count)\(")]
    private static partial Regex Pattern();
}
