using ConflictEvents.Actors;

namespace ConflictEvents.Tests.Actors;

public sealed class ActorColumnsTests
{
    [Theory]
    [InlineData("António GUTERRES", "antonio guterres")]
    [InlineData("ANTONIO Guterres", "antonio guterres")]
    [InlineData("Володимир ЗЕЛЕНСЬКИЙ", "володимир зеленськии")]
    [InlineData("Łódź", "łodz")]
    [InlineData("", "")]
    public void A_name_is_folded_to_lower_case_without_accents(string name, string folded) => Assert.Equal(folded, ActorColumns.Fold(name));

    [Fact]
    public void A_name_without_accents_is_folded_as_beside_one_that_has_some()
    {
        var plain = string.Concat(Enumerable.Range(0, 128).Select(c => (char)c));

        Assert.Equal(ActorColumns.Fold(plain + "é"), ActorColumns.Fold(plain) + "e");
    }
}
