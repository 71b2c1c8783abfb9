using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public class ExcerptMatcherTests
{
    [Theory]
    [InlineData("called it “low.” Then", "\"low.\"", 10, 16)]
    [InlineData("„low“ and «low»", "\"low\"", 0, 5)]
    [InlineData("said \"low\"", "„low”", 5, 10)]
    [InlineData("Wednesday’s blast", "Wednesday's", 0, 11)]
    [InlineData("‹so› ‚so‘", "'so'", 0, 4)]
    [InlineData("peace — as", "peace - as", 0, 10)]
    [InlineData("10–15 and −3", "10-15", 0, 5)]
    [InlineData("a −3 b", "-3", 2, 4)]
    [InlineData("well… then", "well... then", 0, 10)]
    [InlineData("well... then", "well… then", 0, 12)]
    [InlineData("two\u00A0\u2009\n\nmillion", "two million", 0, 14)]
    [InlineData("two million", "two\t\r\nmillion", 0, 11)]
    [InlineData("Ma\u00ADriu\u200Bpol\uFEFF.", "Mariupol", 0, 10)]
    [InlineData("Mariupol", "Mari\u00ADupol", 0, 8)]
    [InlineData("António G", "Anto\u0301nio", 0, 7)]
    [InlineData("Anto\u0301nio G", "António", 0, 8)]
    [InlineData("e\u0302\u0323!", "ệ", 0, 3)]
    [InlineData("각하", "\u1100\u1161\u11A8", 0, 1)]
    [InlineData("x  passage  y", "  passage \n", 3, 10)]
    [InlineData("😀😀 says 😀", "says", 3, 7)]
    public void A_passage_is_found_whatever_its_typography(string text, string passage, int start, int end)
    {
        Assert.Equal(new TextSpan(start, end), ExcerptMatcher.Find(text, passage)[0]);
        Assert.True(ExcerptMatcher.Contains(text, passage));
    }

    [Theory]
    [InlineData("Three killed", "three killed")]
    [InlineData("three people", "three persons")]
    [InlineData("café", "cafe")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("cafe\u0301", "\u0301")]
    [InlineData("각", "가")]
    [InlineData("well…", "well.")]
    [InlineData("“low”", "'low'")]
    [InlineData("a--b", "a—b")]
    [InlineData("short", "shorter")]
    [InlineData("", "a")]
    [InlineData("text", "")]
    [InlineData("a text", " ")]
    [InlineData("te\u200Bxt", "\u200B")]
    public void Other_words_another_case_or_half_a_character_are_not_found(string text, string passage)
    {
        Assert.Empty(ExcerptMatcher.Find(text, passage));
        Assert.False(ExcerptMatcher.Contains(text, passage));
    }

    [Fact]
    public void Every_occurrence_is_found_overlapping_ones_included()
    {
        Assert.Equal([new TextSpan(0, 5), new TextSpan(3, 8)], ExcerptMatcher.Find("ha ha ha", "ha ha"));
        Assert.Equal([new TextSpan(0, 2), new TextSpan(7, 9)], ExcerptMatcher.Find("so and so", "so"));
    }

    [Fact]
    public void A_folded_text_serves_many_passages()
    {
        var text = FoldedText.Of("“one” — “two”");
        Assert.Equal([new TextSpan(0, 5)], ExcerptMatcher.Find(text, "\"one\""));
        Assert.Equal([new TextSpan(8, 13)], ExcerptMatcher.Find(text, "\"two\""));
    }

    [Fact]
    public void The_text_at_the_span_is_the_passage_but_for_its_typography()
    {
        var random = new Random(31);
        for (var round = 0; round < 5_000; round++)
        {
            var text = Random(random, random.Next(1, 60));
            var length = CodePoints.Count(text);
            var start = random.Next(length);
            var passage = CodePoints.Slice(text, new TextSpan(start, random.Next(start, length + 1)));
            foreach (var span in ExcerptMatcher.Find(text, Retyped(passage, random)))
                Assert.Equal(FoldedText.Of(passage).Trimmed(), FoldedText.Of(CodePoints.Slice(text, span)).Trimmed());
        }
    }

    [Fact]
    public void A_passage_retyped_is_found_where_it_was_taken_from()
    {
        var random = new Random(32);
        for (var round = 0; round < 5_000; round++)
        {
            string before = Random(random, random.Next(30)), after = Random(random, random.Next(30));
            var passage = "x" + Random(random, random.Next(30)) + "x";
            var start = CodePoints.Count(before);
            var found = ExcerptMatcher.Find(before + passage + "|" + after, Retyped(passage, random));
            Assert.Contains(new TextSpan(start, start + CodePoints.Count(passage)), found);
        }
    }

    [Fact]
    public void A_million_characters_that_repeat_themselves_are_no_trouble()
    {
        var text = new string('a', 1_000_000);
        Assert.Empty(ExcerptMatcher.Find(text, new string('a', 200_000) + "b" + new string('a', 200_000)));
        Assert.Single(ExcerptMatcher.Find(text, text));
        var marks = "a" + new string('\u0301', 200_000) + new string('\u0323', 200_000);
        Assert.True(ExcerptMatcher.Contains(marks, "a" + new string('\u0323', 200_000) + new string('\u0301', 200_000)));
    }

    private static readonly string[][] Twins =
    [
        ["“", "”", "\"", "„", "«"], ["’", "'", "‘", "´"], ["—", "-", "–", "−", "‑"], ["…", "..."],
        [" ", "\n", "\u00A0", "  ", "\u2009\r\n"], ["é", "e\u0301"], ["ї", "і\u0308"], ["ệ", "e\u0323\u0302", "e\u0302\u0323"], ["각", "\u1100\u1161\u11A8"],
        ["a", "a\u200B", "\u00ADa"], ["x"], ["y"], ["."], ["😀"]
    ];

    private static string Random(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ =>
    {
        var twins = Twins[random.Next(Twins.Length)];
        return twins[random.Next(twins.Length)];
    }));

    // Twins by twins: what stands for the same is exchanged, here and there.
    private static string Retyped(string text, Random random) => Twins.Aggregate(text, (typed, twins) =>
        typed.Replace(twins[random.Next(twins.Length)], twins[random.Next(twins.Length)], StringComparison.Ordinal));
}
