using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class FigureTests
{
    [Theory]
    [InlineData("17 others", Qualifier.Exact, 17L, 17L)]
    [InlineData("three", Qualifier.Exact, 3L, 3L)]
    [InlineData("a child", Qualifier.Exact, 1L, 1L)]
    [InlineData("two million people", Qualifier.Exact, 2_000_000L, 2_000_000L)]
    [InlineData("at least 474", Qualifier.AtLeast, 474L, null)]
    [InlineData("more than a dozen", Qualifier.MoreThan, 13L, null)]
    [InlineData("up to 20", Qualifier.AtMost, null, 20L)]
    [InlineData("fewer than 20", Qualifier.FewerThan, null, 19L)]
    [InlineData("nearly 100", Qualifier.About, 100L, 100L)]
    [InlineData("between 10 and 15", Qualifier.Range, 10L, 15L)]
    [InlineData("10-15", Qualifier.Range, 10L, 15L)]
    [InlineData("dozens", Qualifier.Dozens, 24L, null)]
    [InlineData("scores", Qualifier.Scores, 40L, null)]
    [InlineData("hundreds", Qualifier.Hundreds, 200L, null)]
    [InlineData("thousands", Qualifier.Thousands, 2_000L, null)]
    [InlineData("tens of thousands", Qualifier.TensOfThousands, 20_000L, null)]
    [InlineData("hundreds of thousands", Qualifier.HundredsOfThousands, 200_000L, null)]
    [InlineData("several", Qualifier.Several, 3L, null)]
    [InlineData("no casualties", Qualifier.NoneReported, 0L, 0L)]
    [InlineData("so many dead", Qualifier.Unquantified, null, null)]
    [InlineData("is being clarified", Qualifier.Pending, null, null)]
    public void Words_and_qualifier_give_the_bounds(string raw, Qualifier qualifier, long? low, long? high)
    {
        Accepted(raw, qualifier, null, null, low, high);
        Accepted(raw, qualifier, low, high, low, high);
    }

    [Fact]
    public void Half_of_what_is_sent_is_completed() => Accepted("17 others", Qualifier.Exact, 17, null, 17, 17);

    [Theory]
    [InlineData("at least 3", Qualifier.AtLeast, 5L, null, "Low")]
    [InlineData("at least 3", Qualifier.AtLeast, 3L, 9L, "High")]
    [InlineData("more than 3", Qualifier.MoreThan, 3L, null, "Low")]
    [InlineData("up to 20", Qualifier.AtMost, null, 21L, "High")]
    [InlineData("up to 20", Qualifier.AtMost, 0L, 20L, "Low")]
    [InlineData("three", Qualifier.Exact, 3L, 4L, "High")]
    [InlineData("dozens", Qualifier.Dozens, 12L, null, "Low")]
    [InlineData("no casualties", Qualifier.NoneReported, 0L, 1L, "High")]
    [InlineData("is being clarified", Qualifier.Pending, 1L, null, "Low")]
    [InlineData("a 6-year-old girl", Qualifier.Exact, 2L, 2L, "Low")]
    [InlineData("about 15", Qualifier.Range, 15L, 15L, "Low")]
    public void Bounds_that_the_words_do_not_give_are_refused(string raw, Qualifier qualifier, long? low, long? high, string member) =>
        Refused(raw, qualifier, low, high, member, "bounds_contradict_words");

    [Fact]
    public void The_refusal_says_what_would_be_right()
    {
        var failure = Assert.Single(Given.Checked(Given.Event(Given.Tally(Given.Figure("at least 3", Qualifier.AtLeast, 5)))).Errors);

        Assert.Equal("With this qualifier raw gives low 3 and no high: send these, or leave the bounds out.", failure.ErrorMessage);
    }

    [Fact]
    public void Where_the_words_hold_several_numbers_the_bounds_are_sent()
    {
        Refused("a 6-year-old girl", Qualifier.Exact, null, null, "Low", "bounds_required");
        Accepted("a 6-year-old girl", Qualifier.Exact, 1, null, 1, 1);
        Refused("up to 20 of 30", Qualifier.AtMost, null, null, "High", "bounds_required");
        Accepted("3 (three)", Qualifier.Exact, null, null, 3, 3);
    }

    [Fact]
    public void Where_no_number_can_be_read_the_bounds_are_sent()
    {
        Refused("п'ятеро", Qualifier.Exact, null, null, "Low", "bounds_required");
        Accepted("п'ятеро", Qualifier.AtLeast, 5, null, 5, null);
        Accepted("від п'яти до семи", Qualifier.Range, 5, 7, 5, 7);
        Refused("від п'яти до семи", Qualifier.Range, 5, null, "High", "bounds_required");
        Refused("п'ятеро", Qualifier.AtLeast, 5, 9, "High", "bounds_contradict_words");
    }

    [Fact]
    public void Words_for_millions_that_are_not_read_do_not_stand_in_the_way()
    {
        Accepted("5 млн осіб", Qualifier.Exact, 5_000_000, null, 5_000_000, 5_000_000);
        Refused("12 осіб", Qualifier.Exact, 21, null, "Low", "bounds_contradict_words");
        Refused("5 млн осіб", Qualifier.Exact, null, null, "Low", "bounds_required");
    }

    [Fact]
    public void Vague_words_may_have_an_upper_bound()
    {
        Accepted("hundreds of thousands", Qualifier.HundredsOfThousands, null, 999_999, 200_000, 999_999);
        Refused("dozens", Qualifier.Dozens, null, 20, "High", "reversed");
    }

    [Fact]
    public void Bounds_are_in_order_and_of_this_world()
    {
        Refused("between 10 and 15", Qualifier.Range, 15, 10, "Low", "reversed");
        Refused("three", Qualifier.Exact, -3, null, "Low", "out_of_range");
        Refused("three", Qualifier.AtMost, null, long.MaxValue, "High", "out_of_range");
    }

    [Fact]
    public void Words_qualifier_and_unit_are_required()
    {
        var figure = new Figure { Qualifier = null, Raw = "", Unit = null };

        Given.Refused(Given.Tally(figure), "Figure.Qualifier", "required");
        Given.Refused(Given.Tally(figure), "Figure.Raw", "required");
        Given.Refused(Given.Tally(figure), "Figure.Unit", "required");
    }

    private static void Accepted(string raw, Qualifier qualifier, long? low, long? high, long? completeLow, long? completeHigh)
    {
        var figure = Given.Figure(raw, qualifier, low, high);

        Given.Accepted(Given.Tally(figure));
        Assert.Equal(figure with { Low = completeLow, High = completeHigh }, figure.Complete());
    }

    private static void Refused(string raw, Qualifier qualifier, long? low, long? high, string member, string code) =>
        Given.Refused(Given.Tally(Given.Figure(raw, qualifier, low, high)), "Figure." + member, code);
}
