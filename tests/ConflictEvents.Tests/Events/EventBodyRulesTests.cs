using ConflictEvents.Events;

namespace ConflictEvents.Tests.Events;

public sealed class EventBodyRulesTests
{
    [Fact]
    public void A_first_record_is_short() => Given.Accepted(Given.Event());

    [Fact]
    public void All_that_is_missing_is_reported_at_once()
    {
        var body = new EventBody { Title = null!, Time = null!, Details = null! };

        Assert.Equal(["Title", "Time", "Details"], Given.Checked(body).Errors.Select(e => e.PropertyName));
        Assert.All(Given.Checked(body).Errors, e => Assert.Equal("required", e.ErrorCode));
    }

    [Fact]
    public void A_blank_title_is_no_title() => Given.Refused(Given.Event() with { Title = " \n" }, "Title", "required");

    [Fact]
    public void Characters_are_counted_as_a_reader_counts_them()
    {
        Given.Accepted(Given.Event() with { Title = string.Concat(Enumerable.Repeat("🕊", 200)) });
        Given.Refused(Given.Event() with { Title = string.Concat(Enumerable.Repeat("🕊", 201)) }, "Title", "too_long");
    }

    [Fact]
    public void A_text_that_is_too_long_is_told_by_how_much()
    {
        var failure = Assert.Single(Given.Checked(Given.Event() with { Summary = new('x', 4001) }).Errors);

        Assert.Equal(("Summary", "too_long"), (failure.PropertyName, failure.ErrorCode));
        Assert.Equal("This text has 4001 characters; up to 4000 are allowed.", failure.ErrorMessage);
    }

    [Fact]
    public void Notes_have_their_lengths()
    {
        Given.Refused(Given.Event() with { Correction = new('x', 501) }, "Correction", "too_long");
        Given.Refused(Given.Event() with { ChangeNote = new('x', 1001) }, "ChangeNote", "too_long");
    }

    [Fact]
    public void A_published_event_without_a_citation_is_refused()
    {
        Given.Refused(Given.Event() with { Lifecycle = Lifecycle.Published }, "Citations", "citation_required");
        Given.Accepted(Given.Event() with { Lifecycle = Lifecycle.Published, Citations = [Given.ACitation] });
        Given.Accepted(Given.Event() with { Lifecycle = Lifecycle.Draft });
    }

    [Fact]
    public void A_strike_without_a_place_is_refused() =>
        Given.Refused(Given.Event(Given.Strike()) with { Location = null }, "Location", "location_required");

    [Fact]
    public void A_statement_needs_no_place() => Given.Accepted(Given.Event(Given.Statement()) with { Location = null });

    [Theory]
    [InlineData("campaign:harbour-siege")]
    [InlineData("2022_phase-1")]
    public void A_tag_is_lower_case(string tag) => Given.Accepted(Given.Event() with { Tags = [tag] });

    [Theory]
    [InlineData("War")]
    [InlineData("two words")]
    [InlineData(":war")]
    [InlineData("")]
    [InlineData("war\n")]
    public void Another_tag_is_refused(string tag) => Given.Refused(Given.Event() with { Tags = [tag] }, "Tags[0]", "invalid_tag");

    [Fact]
    public void The_second_of_two_like_tags_is_named() =>
        Given.Refused(Given.Event() with { Tags = ["war", "siege", "war"] }, "Tags[2]", "duplicate");

    [Fact]
    public void The_second_of_two_like_external_ids_is_named()
    {
        var acled = new ExternalId { System = "acled", Id = "UKR1" };

        Given.Refused(Given.Event() with { ExternalIds = [acled, acled with { }] }, "ExternalIds[1]", "duplicate");
        Given.Accepted(Given.Event() with { ExternalIds = [acled, acled with { Id = "UKR2" }] });
    }

    [Fact]
    public void An_external_id_has_both_parts()
    {
        var empty = new ExternalId { System = null!, Id = "" };

        Given.Refused(Given.Event() with { ExternalIds = [empty] }, "ExternalIds[0].System", "required");
        Given.Refused(Given.Event() with { ExternalIds = [empty] }, "ExternalIds[0].Id", "required");
        Given.Refused(Given.Event() with { ExternalIds = [new() { System = "UCDP GED", Id = "1" }] }, "ExternalIds[0].System", "invalid_system");
    }

    [Fact]
    public void Lists_have_their_limits()
    {
        Given.Refused(Given.Event() with { Citations = [.. Enumerable.Repeat(Given.ACitation, 101)] }, "Citations", "too_many");
        Given.Refused(Given.Event() with { Links = [.. Enumerable.Range(1, 201).Select(ALink)] }, "Links", "too_many");
        Given.Refused(Given.Event() with { Tags = [.. Enumerable.Range(1, 51).Select(n => $"tag-{n}")] }, "Tags", "too_many");
        Given.Accepted(Given.Event() with { Links = [.. Enumerable.Range(1, 200).Select(ALink)] });
    }

    [Fact]
    public void A_reason_for_care_is_named_once() =>
        Given.Refused(Given.Event() with { Sensitivity = [Sensitivity.Minor, Sensitivity.Minor] }, "Sensitivity[1]", "duplicate");

    private static EventLink ALink(int n) => new() { Type = LinkType.About, To = new Guid(n, 0, 0, new byte[8]) };
}
