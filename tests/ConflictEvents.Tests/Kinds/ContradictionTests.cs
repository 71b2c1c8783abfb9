using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class ContradictionTests
{
    private static readonly Figure Three = Complete("3", Qualifier.Exact);

    [Fact]
    public void Three_and_at_least_three_are_compatible() => Assert.False(Three.Contradicts(Complete("at least 3", Qualifier.AtLeast)));

    [Fact]
    public void Three_and_at_least_five_contradict_either_way_round()
    {
        var five = Complete("at least 5", Qualifier.AtLeast);

        Assert.True(Three.Contradicts(five));
        Assert.True(five.Contradicts(Three));
    }

    [Theory]
    [InlineData("17", Qualifier.Exact, "more than a dozen", Qualifier.MoreThan, false)]
    [InlineData("3", Qualifier.Exact, "4", Qualifier.Exact, true)]
    [InlineData("3", Qualifier.Exact, "more than 3", Qualifier.MoreThan, true)]
    [InlineData("3", Qualifier.Exact, "fewer than 3", Qualifier.FewerThan, true)]
    [InlineData("at least 9", Qualifier.AtLeast, "up to 8", Qualifier.AtMost, true)]
    [InlineData("about 100", Qualifier.About, "90", Qualifier.Exact, false)]
    [InlineData("about 100", Qualifier.About, "111", Qualifier.Exact, true)]
    [InlineData("about 100", Qualifier.About, "about 122", Qualifier.About, false)]
    [InlineData("dozens", Qualifier.Dozens, "12", Qualifier.Exact, true)]
    [InlineData("none", Qualifier.NoneReported, "1", Qualifier.Exact, true)]
    [InlineData("to come", Qualifier.Pending, "1", Qualifier.Exact, false)]
    [InlineData("many", Qualifier.Unquantified, "none", Qualifier.NoneReported, false)]
    public void Figures_contradict_where_their_bounds_do_not_meet(
        string raw, Qualifier qualifier, string raw2, Qualifier qualifier2, bool contradict) =>
        Assert.Equal(contradict, Complete(raw, qualifier).Contradicts(Complete(raw2, qualifier2)));

    [Fact]
    public void Persons_are_not_held_against_families() =>
        Assert.False(Three.Contradicts(Complete("9", Qualifier.Exact) with { Unit = FigureUnit.Families }));

    private static Figure Complete(string raw, Qualifier qualifier) => Given.Figure(raw, qualifier).Complete();
}
