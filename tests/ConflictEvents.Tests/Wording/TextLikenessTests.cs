using ConflictEvents.Wording;

namespace ConflictEvents.Tests.Wording;

public sealed class TextLikenessTests
{
    [Theory]
    [InlineData("A strike on the harbour", "a STRIKE on the harbour!", 1)]
    [InlineData("António Guterres speaks", "speaks Antonio Guterres", 1)]
    [InlineData("missile hits hospital", "missile hits school", 2 / 3.0)]
    [InlineData("missile hits hospital", "talks in Antalya", 0)]
    [InlineData("3 killed", "5 killed", 0.5)]
    [InlineData("", "", 1)]
    [InlineData("", "killed", 0)]
    [InlineData("No", "no", 1)]
    [InlineData("No", "of", 0)]
    public void Texts_are_alike_by_the_words_that_they_share(string one, string other, double likeness)
    {
        Assert.Equal(likeness, TextLikeness.Between(one, other), 9);
        Assert.Equal(likeness, TextLikeness.Between(other, one), 9);
    }
}
