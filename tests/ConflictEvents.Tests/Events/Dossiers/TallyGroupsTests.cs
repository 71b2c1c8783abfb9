using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Events.Dossiers;

public sealed class TallyGroupsTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("3", Qualifier.Exact, "at least 3", Qualifier.AtLeast, 3L, null)]
    [InlineData("3", Qualifier.Exact, "5", Qualifier.Exact, 3L, 5L)]
    [InlineData("3", Qualifier.Exact, "up to 9", Qualifier.AtMost, null, 9L)]
    [InlineData("at least 3", Qualifier.AtLeast, "up to 9", Qualifier.AtMost, null, null)]
    [InlineData("3", Qualifier.Exact, "none", Qualifier.NoneReported, 0L, 3L)]
    public void The_range_goes_from_the_lowest_lower_to_the_highest_upper_bound(string one, Qualifier how, string two, Qualifier how2, long? low, long? high)
    {
        Guid[] ids = [world.Tally(one, how), world.Tally(two, how2)];

        var range = Assert.Single(world.Dossier().Tallies).Range!;

        Assert.Equal((low, high), (range.Low, range.High));
        Assert.Equal(ids, range.Events);
    }

    [Theory]
    [InlineData("to come", Qualifier.Pending)]
    [InlineData("many", Qualifier.Unquantified)]
    public void What_has_no_bounds_is_listed_and_not_reckoned_with(string raw, Qualifier qualifier)
    {
        var three = world.Tally("3", Qualifier.Exact);
        world.Tally(raw, qualifier);

        var group = Assert.Single(world.Dossier().Tallies);

        Assert.Equal((3L, 3L), (group.Range!.Low, group.Range.High));
        Assert.Equal([three], group.Range.Events);
        Assert.Equal(2, group.Claims.Count);
        Assert.Equal((null, null), (group.Claims[1].Low, group.Claims[1].High));
    }

    [Fact]
    public void Without_any_bound_there_is_no_range()
    {
        world.Tally("to come", Qualifier.Pending);

        Assert.Null(Assert.Single(world.Dossier().Tallies).Range);
    }

    [Fact]
    public void Other_units_victims_metrics_scopes_and_events_are_never_put_together()
    {
        var part = world.Add(Given.Strike(), [World.Link(LinkType.PartOf, world.Root)]);
        world.Tally("3", Qualifier.Exact);
        world.Tally("9", Qualifier.Exact, t => t with { Figure = t.Figure with { Unit = FigureUnit.Families } });
        world.Tally("8", Qualifier.Exact, t => t with { VictimClass = VictimClass.Children });
        world.Tally("7", Qualifier.Exact, t => t with { Metric = Metric.Injured });
        world.Tally("6", Qualifier.Exact, t => t with { Scope = TallyScope.Snapshot });
        world.Tally("5", Qualifier.Exact, null, World.Link(LinkType.Counts, part));

        var dossier = world.Dossier();

        Assert.Equal(6, dossier.Tallies.Count);
        Assert.All(dossier.Tallies, g => Assert.Equal(g.Range!.Low, g.Range.High));
        Assert.Empty(dossier.Contradictions);
        Assert.Equal([part], dossier.Tallies.Single(g => g.Claims[0].Raw == "5").Counts);
    }

    [Fact]
    public void Totals_of_other_periods_and_counts_of_other_days_answer_other_questions()
    {
        static CasualtyTally To(CasualtyTally t, int day) => t with { Scope = TallyScope.Cumulative, Period = new() { From = new(2022, 2, 24), To = new(2022, 3, day) } };
        world.Tally("474", Qualifier.Exact, t => To(t, 8));
        world.Tally("516", Qualifier.Exact, t => To(t, 9));
        world.Tally("900", Qualifier.Exact, t => To(t, 9));
        world.Tally("30", Qualifier.Exact, t => t with { Scope = TallyScope.Snapshot, StatedAsOf = new(2022, 3, 8) });
        world.Tally("40", Qualifier.Exact, t => t with { Scope = TallyScope.Snapshot, StatedAsOf = new(2022, 3, 9) });

        var dossier = world.Dossier();

        Assert.Equal([(474L, 474L), (516L, 900L), (30L, 30L), (40L, 40L)], dossier.Tallies.Select(g => (g.Range!.Low!.Value, g.Range.High!.Value)));
        Assert.Equal(["516", "900"], Assert.Single(dossier.Contradictions).Positions.Select(p => p.Value));
    }

    [Fact]
    public void A_row_within_a_tally_of_its_own_group_is_not_counted_beside_it()
    {
        var whole = world.Tally("9", Qualifier.Exact);
        var row = world.Tally("2", Qualifier.Exact, t => t with { PartOf = new() { Tally = whole, Relation = TallyRelation.Subset } });

        var dossier = world.Dossier();

        Assert.Equal([whole], Assert.Single(dossier.Tallies).Range!.Events);
        Assert.Contains(row, dossier.Tallies[0].Claims.Select(c => Guid.Parse(c.Event.Id)));
        Assert.Empty(dossier.Contradictions);
    }

    [Fact]
    public void What_was_replaced_does_not_count_even_by_a_tally_that_names_only_the_other()
    {
        var three = world.Tally("3", Qualifier.Exact);
        var five = world.Tally("5", Qualifier.Exact, null, World.Link(LinkType.Supersedes, three));

        var group = Assert.Single(world.Dossier().Tallies);

        Assert.Equal([five], group.Range!.Events);
        Assert.Equal([five], group.Claims[0].SupersededBy);
        Assert.Empty(world.Contradictory());
    }

    [Fact]
    public void Tallies_that_refine_each_other_in_a_circle_stand_alone()
    {
        world.Tally("3", Qualifier.Exact, null, World.Link(LinkType.Refines, World.Id(2)));
        world.Tally("5", Qualifier.Exact, null, World.Link(LinkType.Refines, World.Id(1)));

        Assert.All(world.Dossier().Tallies, g => Assert.Empty(g.Counts));
    }

    [Fact]
    public void About_a_hundred_is_no_number()
    {
        world.Tally("about 100", Qualifier.About);
        world.Tally("100", Qualifier.Exact);

        Assert.True(Assert.Single(world.Dossier().Tallies).Range!.IsApproximate);
    }

    [Fact]
    public void The_counter_holds_a_figure_else_who_told_it_first_else_its_publisher()
    {
        var (a, b) = (World.Id(501), World.Id(502));
        var tally = Given.Tally(Given.Figure("3", Qualifier.Exact).Complete());
        world.Add(tally with { CountedBy = "united-nations" }, null, null, new Citation { Source = a, Chain = ["reuters"] });
        world.Add(tally, null, null, new Citation { Source = a, Chain = ["reuters", "a doctor"] }, new Citation { Source = b }, new Citation { Source = b, Polarity = Polarity.Denies, Chain = ["south"] });
        world.Add(tally, null, null, new Citation { Source = World.Id(503) });

        var claims = world.Dossier(new Dictionary<Guid, string> { [a] = "Daily A", [b] = "Daily B" }).Tallies.SelectMany(g => g.Claims);

        Assert.Equal(["united-nations", "reuters, Daily B", "not named"], claims.Select(c => string.Join(", ", c.Holders)));
    }
}
