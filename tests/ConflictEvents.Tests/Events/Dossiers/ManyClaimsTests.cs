using System.Diagnostics;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Events.Dossiers;

public sealed class ManyClaimsTests
{
    [Fact]
    public void As_many_claims_as_a_dossier_holds_all_against_each_other_are_told_in_time()
    {
        var world = new World(verification: new() { Harm = VerificationState.Disputed });
        for (var i = 0; i < 250; i++)
            world.Tally($"{i}", Qualifier.Exact);
        for (var i = 0; i < 125; i++)
        {
            var one = world.Statement($"It was so, says {i}.", Stance.Affirms, $"north-{i}");
            world.Statement($"It was not, says {i}.", Stance.Denies, $"south-{i}", World.Link(LinkType.About, world.Root), World.Link(LinkType.Denies, one, ClaimAxis.Place));
        }
        for (var i = 0; i < 20; i++)
            world.Dispute(ClaimAxis.Number, DisputeState.Resolved, world.Root, World.Id(1 + i), World.Id(2 + i));
        var clock = Stopwatch.StartNew();

        var found = world.Contradictory();

        Assert.Equal(250, found.Single(c => c.Axis == ClaimAxis.Number && c.Dispute is null).Positions.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
