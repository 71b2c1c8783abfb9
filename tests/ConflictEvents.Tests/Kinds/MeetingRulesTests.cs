using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class MeetingRulesTests
{
    private static readonly Participant North = Given.Meeting().Participants[0];
    private static readonly Participant South = Given.Meeting().Participants[1];

    [Fact]
    public void A_meeting_has_a_status() => Given.Refused(Given.Meeting() with { Status = null }, "Status", "required");

    [Fact]
    public void A_missing_word_is_asked_for_with_the_words_to_choose_from()
    {
        var failure = Assert.Single(Given.Checked(Given.Event(Given.Meeting() with { Status = null })).Errors);

        Assert.Equal("This is required: one of proposed, scheduled, ongoing_series, held, cancelled, postponed, refused.", failure.ErrorMessage);
    }

    [Fact]
    public void Nobody_meets_alone()
    {
        Given.Refused(Given.Meeting() with { Participants = [North] }, "Participants", "too_few");
        Given.Refused(Given.Meeting() with { Participants = [] }, "Participants", "required");
    }

    [Fact]
    public void A_participant_has_an_actor_and_a_role()
    {
        var nobody = new Participant { Actor = null!, Role = null };

        Given.Refused(Given.Meeting() with { Participants = [North, nobody] }, "Participants[1].Actor", "required");
        Given.Refused(Given.Meeting() with { Participants = [North, nobody] }, "Participants[1].Role", "required");
    }

    [Theory]
    [InlineData("North")]
    [InlineData("north_")]
    [InlineData("-north")]
    [InlineData("north--east")]
    [InlineData("north\n")]
    [InlineData("")]
    public void An_actor_is_named_by_a_slug(string slug) =>
        Given.Refused(Given.Meeting() with { Participants = [North, South with { Actor = slug }] }, "Participants[1].Actor", "invalid_slug");

    [Fact]
    public void A_slug_has_up_to_a_hundred_characters()
    {
        Given.Accepted(Given.Meeting() with { Participants = [North, South with { Actor = new('a', 100) }] });
        Given.Refused(
            Given.Meeting() with { Participants = [North, South with { Actor = new('a', 101) }] }, "Participants[1].Actor", "invalid_slug");
    }

    [Fact]
    public void A_host_may_take_part_as_well()
    {
        Given.Accepted(Given.Meeting() with { Participants = [North, South, North with { Role = ParticipantRole.Host }] });
        Given.Refused(Given.Meeting() with { Participants = [North, South, North with { Side = "a" }] }, "Participants[2]", "duplicate");
    }

    [Fact]
    public void Topics_are_named_once_and_not_blank()
    {
        Given.Refused(Given.Meeting() with { Topics = ["ceasefire", "ceasefire"] }, "Topics[1]", "duplicate");
        Given.Refused(Given.Meeting() with { Topics = [" "] }, "Topics[0]", "blank");
        Given.Refused(Given.Meeting() with { Topics = [new('x', 101)] }, "Topics[0]", "too_long");
    }

    [Fact]
    public void Outcomes_differ_by_who_tells_them() => Given.Accepted(Given.Meeting() with
    {
        Outcomes = [new() { Code = OutcomeCode.NoAgreement }, new() { Code = OutcomeCode.AgreedToContinue, HeldBy = "north" }],
    });

    [Fact]
    public void An_outcome_is_held_by_an_actor() =>
        Given.Refused(Given.Meeting() with { Outcomes = [new() { HeldBy = "The North" }] }, "Outcomes[0].HeldBy", "invalid_slug");

    [Theory]
    [InlineData(0)]
    [InlineData(-90)]
    [InlineData(100_001)]
    public void A_meeting_takes_time(int minutes) =>
        Given.Refused(Given.Meeting() with { DurationMinutes = minutes }, "DurationMinutes", "out_of_range");

    [Fact]
    public void Its_actors_are_those_who_met_and_those_who_hold_an_outcome()
    {
        var meeting = Given.Meeting() with
        {
            Participants = [North with { Role = ParticipantRole.Host }, South with { Role = ParticipantRole.Mediator }],
            Outcomes = [new(), new() { HeldBy = "south" }],
        };

        Assert.Equal(
            [
                new("north", "/participants/0/actor", ActorRole.Host),
                new("south", "/participants/1/actor", ActorRole.Mediator),
                new("south", "/outcomes/1/heldBy", ActorRole.OutcomeHolder),
            ],
            meeting.Actors());
    }
}
