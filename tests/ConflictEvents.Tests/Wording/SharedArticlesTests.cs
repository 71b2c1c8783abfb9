using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

/// <summary>The two articles that were coded by hand: their normal form, and every excerpt written down with its offsets.</summary>
public class SharedArticlesTests
{
    [SharedDataFact]
    public void Article_A_has_the_length_and_the_hash_that_were_recorded() => AssertNormal(
        SharedArticles.Text('A'), 3512, "0d46d63144956c705c1a36af275e2036583c337d148edcf8bb7726a438aee600");

    [SharedDataFact]
    public void Article_B_has_the_length_and_the_hash_that_were_recorded() => AssertNormal(
        SharedArticles.Text('B'), 2624, "aa88de092b9f5f2b02effc6098276157097638437866c64118ea679f11bf3d19");

    [SharedDataFact]
    public void What_was_recorded_of_the_articles_is_read_from_where_it_was_recorded()
    {
        Assert.Equal((3512, "0d46d63144956c705c1a36af275e2036583c337d148edcf8bb7726a438aee600"), SharedArticles.Stated('A'));
        Assert.Equal((2624, "aa88de092b9f5f2b02effc6098276157097638437866c64118ea679f11bf3d19"), SharedArticles.Stated('B'));
    }

    [SharedDataFact]
    public void Every_excerpt_stands_where_it_was_recorded()
    {
        var excerpts = SharedArticles.Excerpts();
        Assert.Equal(58, excerpts.Count);
        foreach (var excerpt in excerpts)
        {
            Assert.Equal(excerpt.Text, CodePoints.Slice(SharedArticles.Text(excerpt.Article), excerpt.Span));
            Assert.Contains(excerpt.Span, ExcerptMatcher.Find(SharedArticles.Text(excerpt.Article), excerpt.Text));
        }
    }

    [SharedDataFact]
    public void Every_excerpt_is_found_also_as_another_keyboard_would_type_it()
    {
        foreach (var excerpt in SharedArticles.Excerpts())
        {
            var typed = excerpt.Text.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('—', '-')
                .Replace(" ", " \u00A0", StringComparison.Ordinal);
            Assert.Contains(excerpt.Span, ExcerptMatcher.Find(SharedArticles.Text(excerpt.Article), typed));
        }
    }

    [SharedDataFact]
    public void No_excerpt_is_found_with_a_letter_more_in_another_case_or_in_the_other_article()
    {
        foreach (var (_, article, _, text) in SharedArticles.Excerpts())
        {
            Assert.Empty(ExcerptMatcher.Find(SharedArticles.Text(article), text.Insert(text.Length / 2, "x")));
            Assert.Empty(ExcerptMatcher.Find(SharedArticles.Text(article), text.ToUpperInvariant()));
            Assert.Empty(ExcerptMatcher.Find(SharedArticles.Text(article == 'A' ? 'B' : 'A'), text));
        }
    }

    private static void AssertNormal(string text, int length, string sha256)
    {
        Assert.Equal(length, CodePoints.Count(text));
        Assert.Equal(sha256, SourceTextNormalizer.Sha256(text));
        Assert.Equal(text, SourceTextNormalizer.Normalize(text));
    }
}
