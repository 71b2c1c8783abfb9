using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public class CodePointsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Kyiv", 4)]
    [InlineData("a😀b", 3)]
    [InlineData("e\u0301", 2)]
    public void Code_points_are_counted_not_units(string text, int expected) => Assert.Equal(expected, CodePoints.Count(text));

    [Fact]
    public void A_lone_surrogate_counts_as_one() => Assert.Equal(3, CodePoints.Count("a" + '\uD83D' + "b"));

    [Theory]
    [InlineData("a😀b😀", 1, 3, "😀b")]
    [InlineData("a😀b😀", 0, 4, "a😀b😀")]
    [InlineData("a😀b😀", 4, 4, "")]
    public void A_text_is_cut_between_code_points(string text, int start, int end, string expected) =>
        Assert.Equal(expected, CodePoints.Slice(text, new TextSpan(start, end)));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    public void A_span_outside_the_text_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodePoints.Slice("a😀b", new TextSpan(start, end)));
}
