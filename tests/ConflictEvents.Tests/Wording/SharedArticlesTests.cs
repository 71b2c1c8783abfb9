using System.Globalization;
using System.Text.RegularExpressions;
using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

/// <summary>The two articles that were coded by hand: their normal form, and every excerpt written down with its offsets.</summary>
public partial class SharedArticlesTests
{
    private sealed record Excerpt(char Article, TextSpan Span, string Text);

    [SharedDataFact]
    public void Article_A_has_the_length_and_the_hash_that_were_recorded() => AssertNormal(
        Article('A'), 3512, "0d46d63144956c705c1a36af275e2036583c337d148edcf8bb7726a438aee600");

    [SharedDataFact]
    public void Article_B_has_the_length_and_the_hash_that_were_recorded() => AssertNormal(
        Article('B'), 2624, "aa88de092b9f5f2b02effc6098276157097638437866c64118ea679f11bf3d19");

    [SharedDataFact]
    public void Every_excerpt_stands_where_it_was_recorded()
    {
        var excerpts = Excerpts();
        Assert.Equal(58, excerpts.Count);
        foreach (var excerpt in excerpts)
        {
            Assert.Equal(excerpt.Text, CodePoints.Slice(Article(excerpt.Article), excerpt.Span));
            Assert.Contains(excerpt.Span, ExcerptMatcher.Find(Article(excerpt.Article), excerpt.Text));
        }
    }

    [SharedDataFact]
    public void Every_excerpt_is_found_also_as_another_keyboard_would_type_it()
    {
        foreach (var excerpt in Excerpts())
        {
            var typed = excerpt.Text.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('—', '-')
                .Replace(" ", " \u00A0", StringComparison.Ordinal);
            Assert.Contains(excerpt.Span, ExcerptMatcher.Find(Article(excerpt.Article), typed));
        }
    }

    [SharedDataFact]
    public void No_excerpt_is_found_with_a_letter_more_in_another_case_or_in_the_other_article()
    {
        foreach (var (article, _, text) in Excerpts())
        {
            Assert.Empty(ExcerptMatcher.Find(Article(article), text.Insert(text.Length / 2, "x")));
            Assert.Empty(ExcerptMatcher.Find(Article(article), text.ToUpperInvariant()));
            Assert.Empty(ExcerptMatcher.Find(Article(article == 'A' ? 'B' : 'A'), text));
        }
    }

    private static void AssertNormal(string text, int length, string sha256)
    {
        Assert.Equal(length, CodePoints.Count(text));
        Assert.Equal(sha256, SourceTextNormalizer.Sha256(text));
        Assert.Equal(text, SourceTextNormalizer.Normalize(text));
    }

    private static string Article(char letter) => SourceTextNormalizer.Normalize(File.ReadAllText(SharedData.File(
        "data", "articles", letter == 'A' ? "000_81a6cd2541bae0cc.txt" : "003_1b27e0ff8e2e518a.txt")));

    // An excerpt may itself hold quotes; its length by the offsets says which quote closes it.
    private static List<Excerpt> Excerpts()
    {
        var coding = File.ReadAllText(SharedData.File("data", "articles", "CODING.md"));
        return [.. Offsets().Matches(coding).Select(match =>
        {
            var span = new TextSpan(Number(match.Groups[2]), Number(match.Groups[3]));
            var rest = coding[(match.Index + match.Length)..];
            var text = CodePoints.Slice(rest, new TextSpan(0, span.End - span.Start));
            Assert.StartsWith("\"", rest[text.Length..], StringComparison.Ordinal);
            return new Excerpt(match.Groups[1].Value[0], span, text);
        })];
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""([AB])\[(\d+),(\d+)\) ["]""")]
    private static partial Regex Offsets();
}
