using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Events.Dossiers;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Events.Dossiers;

public sealed class ContradictionsTests
{
    private readonly World world = new();

    [Fact]
    public void Compatible_figures_contradict_nobody()
    {
        world.Tally("3", Qualifier.Exact);
        world.Tally("at least 3", Qualifier.AtLeast);
        world.Tally("to come", Qualifier.Pending);

        Assert.Empty(world.Contradictory());
    }

    [Fact]
    public void Of_several_figures_only_those_that_clash_are_positions()
    {
        world.Tally("3", Qualifier.Exact);
        world.Tally("at least 5", Qualifier.AtLeast);
        world.Tally("many", Qualifier.Unquantified);
        world.Tally("up to 4", Qualifier.AtMost);

        Assert.Equal(["Number Open: not named 3 | not named at least 5 | not named up to 4"], world.Lines());
        Assert.Equal("How many killed: Event 0?", world.Contradictory()[0].Question);
    }

    [Fact]
    public void A_denial_stands_against_who_affirms_it_or_else_against_the_record()
    {
        world.Statement("It was no strike.", Stance.Denies, "south");
        Assert.Equal(["Occurrence Open: not named Event 0 | south It was no strike."], world.Lines());

        world.Statement("It was one.", Stance.Affirms);
        Assert.Equal(["Occurrence Open: north It was one. | south It was no strike."], world.Lines());
        Assert.Equal([ContradictionBasis.Stance], world.Contradictory()[0].Basis);
    }

    [Theory]
    [InlineData(Stance.Affirms)]
    [InlineData(Stance.Justifies)]
    [InlineData(Stance.Neutral)]
    [InlineData(null)]
    public void Who_denies_nothing_contradicts_nobody(Stance? stance)
    {
        world.Statement("It was a base.", stance, "south", World.Link(LinkType.About, world.Root, ClaimAxis.TargetUse));

        Assert.Empty(world.Contradictory());
    }

    [Fact]
    public void A_denial_is_on_the_axis_of_its_link()
    {
        world.Statement("They were no civilians.", Stance.Denies, "south", World.Link(LinkType.About, world.Root, ClaimAxis.VictimStatus));
        world.Statement("It was so.", Stance.Affirms);

        Assert.Equal(["VictimStatus Open: not named Event 0 | south They were no civilians."], world.Lines());
    }

    [Fact]
    public void A_statement_that_denies_another_does_not_deny_what_both_are_about()
    {
        var one = world.Statement("The place was empty.", Stance.Justifies, "south", World.Link(LinkType.About, world.Root, ClaimAxis.Occurrence));
        world.Statement("It was not.", Stance.Denies, "north", World.Link(LinkType.Denies, one), World.Link(LinkType.About, world.Root));

        Assert.Equal(["Occurrence Open: south The place was empty. | north It was not."], world.Lines());
        Assert.Equal([ContradictionBasis.Link], world.Contradictory()[0].Basis);
    }

    [Fact]
    public void A_link_without_an_axis_takes_the_one_on_which_the_other_was_said()
    {
        var one = world.Statement("It was a base.", null, "south", World.Link(LinkType.About, world.Root, ClaimAxis.TargetUse));
        world.Statement("It was none.", null, "north", World.Link(LinkType.Contradicts, one));
        var three = world.Tally("3", Qualifier.Exact);
        world.Statement("Nobody died.", null, "south", World.Link(LinkType.Denies, three));

        Assert.Equal([ClaimAxis.Number, ClaimAxis.TargetUse], world.Contradictory().Select(c => c.Axis));
    }

    [Fact]
    public void Denials_in_a_circle_are_one_contradiction()
    {
        world.Statement("You lie.", null, "north", World.Link(LinkType.Denies, World.Id(2)));
        world.Statement("No, you.", null, "south", World.Link(LinkType.Denies, World.Id(1)));

        Assert.Equal(2, Assert.Single(world.Contradictory()).Positions.Count);
    }

    [Fact]
    public void What_was_replaced_contradicts_nobody_any_more()
    {
        var denial = world.Statement("It was no strike.", Stance.Denies, "south");
        world.Statement("It was an error.", null, "south", World.Link(LinkType.Supersedes, denial));

        Assert.Empty(world.Contradictory());
    }

    [Fact]
    public void Outcomes_contradict_only_where_two_who_are_named_hold_them()
    {
        static World Met(params (OutcomeCode Code, string? HeldBy)[] outcomes) =>
            new(Given.Meeting() with { Outcomes = [.. outcomes.Select(o => new MeetingOutcome { Code = o.Code, HeldBy = o.HeldBy })] });

        Assert.Equal(
            ["Outcome Open: north An agreement to go on talking. | south No agreement."],
            Met((OutcomeCode.AgreedToContinue, "north"), (OutcomeCode.NoAgreement, "south"), (OutcomeCode.NoAgreement, null)).Lines());
        Assert.Empty(Met((OutcomeCode.AgreedToContinue, null), (OutcomeCode.NoAgreement, "south")).Lines());
        Assert.Empty(Met((OutcomeCode.AgreedToContinue, "south"), (OutcomeCode.NoAgreement, "south")).Lines());
        Assert.Empty(Met((OutcomeCode.CeasefireAgreed, "north"), (OutcomeCode.ProposalRejected, "south")).Lines());
    }

    [Fact]
    public void A_perpetrator_who_denies_it_and_competing_claims_are_contradictions()
    {
        static World Hit(AttributionBasis basis, string? actor) => new(Given.Strike() with { Perpetrator = new() { Actor = actor, Basis = basis } });
        var competing = Hit(AttributionBasis.CompetingClaims, null);
        competing.Statement("The north did it.", null, "south", World.Link(LinkType.About, competing.Root, ClaimAxis.Responsibility));

        Assert.Equal(["Responsibility Open: not named south did it. | south Denies it."], Hit(AttributionBasis.DeniedByActor, "south").Lines());
        Assert.Equal(["Responsibility Open: not named south did it. | other accounts Somebody else did it."], Hit(AttributionBasis.CompetingClaims, "south").Lines());
        Assert.Equal(["Responsibility Open: not named Leaves open who did it. | south The north did it."], competing.Lines());
        Assert.Empty(Hit(AttributionBasis.AssertedByMedia, "south").Lines());
    }

    [Fact]
    public void What_the_desk_holds_to_be_disputed_is_said_where_nothing_else_says_why()
    {
        var disputed = new World(verification: new() { Harm = VerificationState.Disputed, Occurrence = VerificationState.SingleOrigin });
        Assert.Equal(["VictimStatus Open: not named Event 0 | other accounts Something else."], disputed.Lines());

        disputed.Tally("3", Qualifier.Exact);
        disputed.Tally("5", Qualifier.Exact);
        Assert.Equal(["Number Open: not named 3 | not named 5"], disputed.Lines());
    }

    [Fact]
    public void What_the_desk_rejected_is_settled()
    {
        var rejected = new World(verification: new() { Responsibility = VerificationState.Rejected });

        Assert.Equal(["Responsibility Resolved: not named Event 0 | the desk Found to be untrue."], rejected.Lines());
    }

    [Fact]
    public void A_settled_dispute_is_not_shown_as_open_again()
    {
        var (three, five) = (world.Tally("3", Qualifier.Exact), world.Tally("5", Qualifier.Exact));
        world.Dispute(ClaimAxis.Number, DisputeState.Resolved, world.Root, three, five);

        var only = Assert.Single(world.Contradictory());

        Assert.Equal((DisputeState.Resolved, "As an editor put it?"), (only.State, only.Question));
    }

    [Fact]
    public void A_dispute_settles_nothing_on_another_axis_or_about_other_events()
    {
        var (three, five) = (world.Tally("3", Qualifier.Exact), world.Tally("5", Qualifier.Exact));
        var denial = world.Statement("It was no strike.", Stance.Denies, "south");
        world.Dispute(ClaimAxis.Number, DisputeState.Resolved, world.Root, three, denial);
        world.Dispute(ClaimAxis.Place, DisputeState.Resolved, world.Root, three, five, denial);

        Assert.Equal([ClaimAxis.Occurrence, ClaimAxis.Number], world.Contradictory().Where(c => c.State == DisputeState.Open).Select(c => c.Axis));
    }

    [Fact]
    public void A_dispute_over_a_strike_takes_in_what_challenges_its_tallies_if_it_names_the_challenger()
    {
        var three = world.Tally("3", Qualifier.Exact);
        var denial = world.Statement("They were no civilians.", Stance.Denies, "south", World.Link(LinkType.About, three, ClaimAxis.VictimStatus));
        world.Dispute(ClaimAxis.VictimStatus, DisputeState.Open, world.Root, denial);

        Assert.Equal(World.Id(1000), Assert.Single(world.Contradictory()).Dispute);
    }

    [Fact]
    public void A_dispute_that_names_no_events_is_about_all_that_clashes_there()
    {
        world.Tally("3", Qualifier.Exact);
        world.Tally("5", Qualifier.Exact);
        world.Dispute(ClaimAxis.Number, DisputeState.Withdrawn, world.Root);

        Assert.Equal(DisputeState.Withdrawn, Assert.Single(world.Contradictory()).State);
    }

    [Fact]
    public void Two_who_hold_the_same_stand_beside_each_other_once()
    {
        world.Statement("It was no strike.", Stance.Denies, "south");
        world.Statement("It was no strike.", Stance.Denies, "south");
        world.Statement("It was no strike.", Stance.Denies, "west");

        var found = Assert.Single(world.Contradictory());

        Assert.Equal([("not named", 1), ("south", 2), ("west", 1)], found.Positions.Select(p => (p.Holder, p.Events.Count)));
    }

    [Fact]
    public void What_the_event_merely_belongs_to_has_its_own_contradictions()
    {
        var raid = World.Id(1);
        var part = new World();
        part.Add(Given.Strike() with { Perpetrator = new() { Actor = "south", Basis = AttributionBasis.DeniedByActor } });
        var whole = new World();
        whole.Add(Given.Strike() with { Perpetrator = new() { Actor = "south", Basis = AttributionBasis.DeniedByActor } }, [World.Link(LinkType.PartOf, whole.Root)]);

        Assert.Empty(part.Lines());
        Assert.Equal([raid], Assert.Single(whole.Contradictory()).Positions[0].Events);
    }
}
