using System.Globalization;
using System.Text.RegularExpressions;
using ConflictEvents.Wording;

namespace ConflictEvents.Tests;

/// <summary>The two articles that were coded by hand, and what was written down of them: CODING.md is read, never copied.</summary>
public static partial class SharedArticles
{
    // Keys that cite the words of others: a subset row those of its whole, a reporting statement those of its figure.
    private static readonly Dictionary<string, (string Key, int At)[]> Borrowed = new()
    {
        ["T1a"] = [("T1", 0)],
        ["T2a"] = [("T2", 0)],
        ["T3a"] = [("T3", 0), ("T3", 1)],
        ["T5a"] = [("T5", 0)],
        ["A13"] = [("T1", 0)],
        ["A14"] = [("T2", 0)],
        ["A15"] = [("T5", 0)],
        ["A16"] = [("T6", 0)],
        ["B12"] = [("K2", 1), ("K2", 2), ("T8", 0)],
    };

    private static readonly Dictionary<string, (string Key, int At)[]> Added = new() { ["M1"] = [("A4", 0), ("B2", 0)] };

    /// <summary>An excerpt as it was written down.</summary>
    /// <param name="Key">The record that it bears out, such as <c>T3a</c>.</param>
    /// <param name="Article">A or B.</param>
    /// <param name="Span">Where it stands in the normalised article.</param>
    /// <param name="Text">Its words.</param>
    public sealed record Excerpt(string Key, char Article, TextSpan Span, string Text);

    /// <summary>An article as it arrived: A with JSON escapes standing in its text.</summary>
    public static string Raw(char article) => File.ReadAllText(SharedData.File(
        "data", "articles", article == 'A' ? "000_81a6cd2541bae0cc.txt" : "003_1b27e0ff8e2e518a.txt"));

    /// <summary>An article in the form that is stored.</summary>
    public static string Text(char article) => SourceTextNormalizer.Normalize(Raw(article));

    /// <summary>The length in code points and the hash that were written down of the normalised article.</summary>
    public static (int Length, string Sha256) Stated(char article)
    {
        var match = Statement().Matches(Coding()).Single(m => m.Groups[1].Value[0] == article);
        return (Number(match.Groups[2]), match.Groups[3].Value);
    }

    /// <summary>Every excerpt that was written down, in that order.</summary>
    public static IReadOnlyList<Excerpt> Excerpts()
    {
        var coding = Coding();
        var keys = Keys().Matches(coding);
        // An excerpt may itself hold quotes; its length by the offsets says which quote closes it.
        return [.. Offsets().Matches(coding).Select(match =>
        {
            var span = new TextSpan(Number(match.Groups[2]), Number(match.Groups[3]));
            var rest = coding[(match.Index + match.Length)..];
            var text = CodePoints.Slice(rest, new TextSpan(0, span.End - span.Start));
            Assert.StartsWith("\"", rest[text.Length..], StringComparison.Ordinal);
            return new Excerpt(keys.Last(k => k.Index < match.Index).Groups[1].Value, match.Groups[1].Value[0], span, text);
        })];
    }

    /// <summary>The excerpts that a record cites, in order: its own, and those that it shares.</summary>
    public static IReadOnlyList<Excerpt> Of(string key, IReadOnlyList<Excerpt> excerpts) =>
    [
        .. excerpts.Where(e => e.Key == key),
        .. Borrowed.GetValueOrDefault(key, []).Concat(Added.GetValueOrDefault(key, []))
            .Select(b => excerpts.Where(e => e.Key == b.Key).ElementAt(b.At)),
    ];

    private static string Coding() => File.ReadAllText(SharedData.File("data", "articles", "CODING.md"));

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""([AB])\[(\d+),(\d+)\) ["]""")]
    private static partial Regex Offsets();

    [GeneratedRegex(@"^([MKTAB]\d+a?) ", RegexOptions.Multiline)]
    private static partial Regex Keys();

    [GeneratedRegex(@"\b([AB])(?: \(`\w+`\))?: (\d+) chars, sha256 ([0-9a-f]{64})")]
    private static partial Regex Statement();
}
