using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class CasualtyTallyRulesTests
{
    private static readonly Period March = new() { From = new(2022, 3, 1), To = new(2022, 3, 31) };

    [Fact]
    public void What_is_counted_and_over_what_is_required()
    {
        Given.Refused(Given.Tally() with { Metric = null }, "Metric", "required");
        Given.Refused(Given.Tally() with { Scope = null }, "Scope", "required");
        Given.Refused(Given.Tally() with { Figure = null! }, "Figure", "required");
    }

    [Fact]
    public void A_cumulative_tally_has_a_period()
    {
        Given.Refused(Given.Tally() with { Scope = TallyScope.Cumulative }, "Period", "period_required");
        Given.Accepted(Given.Tally() with { Scope = TallyScope.Cumulative, Period = March });
    }

    [Fact]
    public void A_period_has_both_ends_in_order()
    {
        Given.Refused(Given.Tally() with { Period = March with { To = March.From!.Value.AddDays(-1) } }, "Period.To", "reversed");
        Given.Refused(Given.Tally() with { Period = new() { From = null, To = null } }, "Period.From", "required");
        Given.Refused(Given.Tally() with { Period = new() { From = null, To = null } }, "Period.To", "required");
        Given.Refused(Given.Tally() with { Period = March with { From = new(999, 1, 1) } }, "Period.From", "out_of_range");
    }

    [Fact]
    public void The_day_it_was_stated_has_its_range() =>
        Given.Refused(Given.Tally() with { StatedAsOf = new(3000, 1, 1) }, "StatedAsOf", "out_of_range");

    [Fact]
    public void A_part_names_the_other_tally_and_how_it_stands_to_it()
    {
        var tally = Given.Tally() with { PartOf = new() { Tally = Guid.Empty, Relation = null } };

        Given.Refused(tally, "PartOf.Tally", "required");
        Given.Refused(tally, "PartOf.Relation", "required");
    }

    [Fact]
    public void The_counter_is_an_actor() => Given.Refused(Given.Tally() with { CountedBy = "The U.N." }, "CountedBy", "invalid_slug");

    [Fact]
    public void It_names_who_counted_and_what_it_is_part_of()
    {
        var tally = Given.Tally() with { CountedBy = "un", PartOf = new() { Tally = Given.Other, Relation = TallyRelation.Subset } };

        Assert.Equal([new("un", "/countedBy", ActorRole.CountedBy)], tally.Actors());
        Assert.Equal([new(Given.Other, "/partOf/tally", EventKind.CasualtyTally)], tally.Events());
    }

    [Fact]
    public void Its_bounds_are_filled_in() => Assert.Equal((3L, null), Bounds((CasualtyTally)Given.Tally().Complete()));

    [Fact]
    public void Its_words_stand_in_an_excerpt_where_the_text_is_stored()
    {
        var cited = new CitedWording(["killed three people"], TextStored: true);

        Assert.Equal(["/figure/raw raw_not_in_excerpt"], Failures(Given.Tally(), cited));
        Assert.Empty(Failures(Given.Tally(), cited with { TextStored = false }));
        Assert.Empty(Failures(Given.Tally(Given.Figure("three people", Qualifier.Exact)), cited));
    }

    [Fact]
    public void A_number_can_be_read_in_them_in_a_language_that_is_read()
    {
        var invented = Given.Tally(Given.Figure("people died", Qualifier.Exact, 5, 5));
        var cited = new CitedWording(["people died"], TextStored: true);

        Assert.Equal(["/figure/raw number_not_read"], Failures(invented, cited));
        Assert.Empty(Failures(invented, cited with { OtherLanguage = true }));
        Assert.Empty(Failures(Given.Tally(Given.Figure("people died", Qualifier.Unquantified)), cited));
    }

    private static (long?, long?) Bounds(CasualtyTally tally) => (tally.Figure.Low, tally.Figure.High);

    private static IEnumerable<string> Failures(CasualtyTally tally, CitedWording cited) =>
        tally.CheckWording(cited).Select(failure => $"{failure.Pointer} {failure.Code}");
}
