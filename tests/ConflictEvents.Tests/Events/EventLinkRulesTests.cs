using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Events;

public sealed class EventLinkRulesTests
{
    private static readonly EventLink Denies = new() { Type = LinkType.Denies, To = Given.Other, Axis = ClaimAxis.Number };

    [Fact]
    public void A_link_has_a_type_and_a_target()
    {
        var body = Given.Event() with { Links = [new() { Type = null, To = Guid.Empty }] };

        Given.Refused(body, "Links[0].Type", "required");
        Given.Refused(body, "Links[0].To", "required");
    }

    [Fact]
    public void The_same_link_twice_is_refused() =>
        Given.Refused(Given.Event() with { Links = [Denies, Denies with { Note = "again" }] }, "Links[1]", "duplicate");

    [Fact]
    public void Two_events_may_differ_on_two_questions() =>
        Given.Accepted(Given.Event() with { Links = [Denies, Denies with { Axis = ClaimAxis.Time }] });

    [Fact]
    public void A_strike_may_be_part_of_another_event() =>
        Given.Accepted(Given.Event(Given.Strike()) with { Links = [Denies with { Type = LinkType.PartOf }] });

    [Fact]
    public void A_tally_says_what_it_is_part_of_in_its_details() =>
        Given.Refused(
            Given.Event(Given.Tally()) with { Links = [Denies, Denies with { Type = LinkType.PartOf }] }, "Links[1].Type", "part_of_refused");

    [Fact]
    public void An_event_does_not_link_to_itself() =>
        Given.Refused(Given.Event() with { Id = Given.Other, Links = [Denies] }, "Links[0].To", "self_reference");

    [Fact]
    public void A_tally_is_no_part_of_itself()
    {
        var part = new TallyPart { Tally = Given.Other, Relation = TallyRelation.Subset };

        Given.Refused(Given.Event(Given.Tally() with { PartOf = part }) with { Id = Given.Other }, "Details.partOf.tally", "self_reference");
    }
}
