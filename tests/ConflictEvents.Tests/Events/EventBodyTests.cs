using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Events;

public sealed class EventBodyTests
{
    [Fact]
    public void What_follows_from_what_was_sent_is_filled_in_in_time_and_details()
    {
        var complete = Given.Event(Given.Tally()).Complete();

        Assert.Equal(complete.Time.From, complete.Time.To);
        Assert.Equal(3, ((CasualtyTally)complete.Details).Figure.Low);
    }

    [Fact]
    public void A_complete_body_keeps_the_rules_and_changes_no_more()
    {
        var complete = Given.Event(Given.Tally()).Complete();

        Given.Accepted(complete);
        Assert.Equal(complete, complete.Complete());
    }
}
