using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class StrikeRulesTests
{
    [Fact]
    public void A_strike_of_which_nothing_is_known_but_the_place_is_accepted() => Given.Accepted(new Strike());

    [Fact]
    public void What_is_left_out_is_unknown()
    {
        var target = new StrikeTarget { Name = "depot" };

        Assert.Equal((StrikeMethod.Unknown, TargetUse.Unknown), (new Strike().Method, new Strike().TargetUse));
        Assert.Equal((TargetCategory.Unspecified, Damage.Unknown), (target.Category, target.Damage));
    }

    [Fact]
    public void A_perpetrator_is_attributed_on_some_ground() =>
        Given.Refused(Given.Strike() with { Perpetrator = new() { Actor = "north", Basis = null } }, "Perpetrator.Basis", "required");

    [Theory]
    [InlineData(AttributionBasis.Unattributed)]
    [InlineData(AttributionBasis.CompetingClaims)]
    public void Where_nobody_or_several_are_named_the_actor_may_be_left_out(AttributionBasis basis) =>
        Given.Accepted(Given.Strike() with { Perpetrator = new() { Basis = basis } });

    [Theory]
    [InlineData(AttributionBasis.ClaimedByActor)]
    [InlineData(AttributionBasis.AssertedByMedia)]
    public void Else_the_actor_is_named(AttributionBasis basis) =>
        Given.Refused(Given.Strike() with { Perpetrator = new() { Basis = basis } }, "Perpetrator.Actor", "required");

    [Fact]
    public void A_target_has_a_name() =>
        Given.Refused(Given.Strike() with { Targets = [new() { Name = "depot" }, new() { Name = "" }] }, "Targets[1].Name", "required");

    [Fact]
    public void A_strike_has_up_to_fifty_targets()
    {
        Given.Accepted(Given.Strike() with { Targets = [.. Enumerable.Repeat(new StrikeTarget { Name = "depot" }, 50)] });
        Given.Refused(Given.Strike() with { Targets = [.. Enumerable.Repeat(new StrikeTarget { Name = "depot" }, 51)] }, "Targets", "too_many");
    }

    [Fact]
    public void A_count_may_be_open_above() => Given.Accepted(Given.Strike() with { Count = new() { Low = 1 } });

    [Fact]
    public void A_count_is_neither_reversed_nor_negative()
    {
        Given.Refused(Given.Strike() with { Count = new() { Low = 3, High = 2 } }, "Count.High", "reversed");
        Given.Refused(Given.Strike() with { Count = new() { Low = -1 } }, "Count.Low", "out_of_range");
    }

    [Fact]
    public void Its_actor_is_the_perpetrator()
    {
        var strike = Given.Strike() with { Perpetrator = new() { Actor = "north", Basis = AttributionBasis.ClaimedByActor } };

        Assert.Equal([new("north", "/perpetrator/actor", ActorRole.Perpetrator)], strike.Actors());
        Assert.Empty(Given.Strike().Actors());
    }
}
