using System.Globalization;
using ConflictEvents.Events;

namespace ConflictEvents.Tests.Events;

public sealed class EventTimeRulesTests
{
    private static readonly DateOnly Thursday = new(2022, 3, 10);

    [Fact]
    public void One_day_is_sent_as_its_first() => Assert.Equal(Thursday, Given.Thursday.Complete().To);

    [Fact]
    public void An_open_end_stays_open()
    {
        var time = Given.Thursday with { Open = true };

        Accepted(time);
        Assert.Null(time.Complete().To);
    }

    [Fact]
    public void An_end_that_is_not_open_is_not_spoken_of() => Assert.Null((Given.Thursday with { Open = false }).Complete().Open);

    [Fact]
    public void A_precision_left_out_is_unknown() => Assert.Equal(TimePrecision.Unknown, new EventTime().Precision);

    [Fact]
    public void An_unknown_time_gets_no_end_that_nobody_sent() =>
        Assert.Null((Given.Thursday with { Precision = TimePrecision.Unknown }).Complete().To);

    [Fact]
    public void An_open_end_with_a_day_is_refused() => Refused(Given.Thursday with { Open = true, To = Thursday }, "Open", "open_with_to");

    [Fact]
    public void A_time_that_ends_before_it_begins_is_refused() =>
        Refused(Given.Thursday with { To = Thursday.AddDays(-1) }, "To", "reversed");

    [Fact]
    public void A_known_time_has_a_first_day() => Refused(new() { To = Thursday, Precision = TimePrecision.Day }, "From", "required");

    [Fact]
    public void An_unknown_time_needs_no_days_and_may_have_an_outer_bound()
    {
        Accepted(new());
        Accepted(new() { To = Thursday });
    }

    [Theory]
    [InlineData("0999-12-31")]
    [InlineData("3000-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Days_have_their_range(string day)
    {
        var strange = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var at = new DateTimeOffset(strange, TimeOnly.MinValue, TimeSpan.Zero);

        Refused(Given.Thursday with { From = strange, At = at }, "From", "out_of_range");
        Refused(Given.Thursday with { To = strange, At = at }, "To", "out_of_range");
        Refused(Given.Thursday with { At = at }, "At", "out_of_range");
    }

    [Theory]
    [InlineData("2022-03-09T00:00:00+02:00")]
    [InlineData("2022-03-11T23:59:59Z")]
    public void An_instant_may_be_a_day_off_for_the_zone_is_unknown(string at) =>
        Accepted(Given.Thursday with { At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) });

    [Theory]
    [InlineData("2022-03-08T23:59:59Z")]
    [InlineData("2022-03-12T00:00:00Z")]
    public void An_instant_further_off_is_refused(string at) =>
        Refused(Given.Thursday with { At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) }, "At", "at_outside_dates");

    [Fact]
    public void An_open_time_has_no_last_day_for_an_instant() =>
        Accepted(Given.Thursday with { Open = true, At = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero) });

    [Fact]
    public void The_words_have_up_to_two_hundred_characters() => Refused(Given.Thursday with { Raw = new('x', 201) }, "Raw", "too_long");

    private static void Accepted(EventTime time) => Given.Accepted(Given.Event() with { Time = time });

    private static void Refused(EventTime time, string member, string code) =>
        Given.Refused(Given.Event() with { Time = time }, "Time." + member, code);
}
