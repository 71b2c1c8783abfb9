using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class StatementRulesTests
{
    private static readonly CitedWording Cited = new(["He said: “We are strong,” and left."], TextStored: false);

    [Fact]
    public void A_statement_has_a_speaker() => Given.Refused(Given.Statement() with { Speakers = [] }, "Speakers", "required");

    [Fact]
    public void Somebody_unnamed_is_described() =>
        Given.Accepted(Given.Statement() with { Speakers = [new() { Description = "local officials" }] });

    [Fact]
    public void A_speaker_is_an_actor_or_a_description()
    {
        Given.Refused(Given.Statement() with { Speakers = [new()] }, "Speakers[0].Actor", "required");
        Given.Refused(
            Given.Statement() with { Speakers = [new() { Actor = "north", Description = "officials" }] },
            "Speakers[0].Description", "actor_or_description");
        Given.Refused(
            Given.Statement() with { Speakers = [new() { Description = "an official", Capacity = "mayor" }] },
            "Speakers[0].Capacity", "capacity_without_actor");
    }

    [Fact]
    public void A_speaker_is_named_once() =>
        Given.Refused(Given.Statement() with { Speakers = [new() { Actor = "north" }, new() { Actor = "north" }] }, "Speakers[1]", "duplicate");

    [Fact]
    public void A_statement_does_one_to_three_things()
    {
        Given.Refused(Given.Statement() with { Acts = [] }, "Acts", "required");
        Given.Refused(Given.Statement() with { Acts = [SpeechAct.Deny, SpeechAct.Accuse, SpeechAct.Demand, SpeechAct.Appeal] }, "Acts", "too_many");
        Given.Refused(Given.Statement() with { Acts = [SpeechAct.Deny, SpeechAct.Deny] }, "Acts[1]", "duplicate");
    }

    [Fact]
    public void Content_and_the_mode_of_quoting_are_required()
    {
        Given.Refused(Given.Statement() with { Content = null! }, "Content", "required");
        Given.Refused(Given.Statement() with { Content = new('x', 4001) }, "Content", "too_long");
        Given.Refused(Given.Statement() with { QuoteMode = null }, "QuoteMode", "required");
    }

    [Theory]
    [InlineData("uk", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("Ukrainian language", false)]
    [InlineData("u", false)]
    [InlineData("", false)]
    public void A_language_is_a_tag(string language, bool accepted)
    {
        var statement = Given.Statement() with { Language = language };
        if (accepted)
        {
            Given.Accepted(statement);
        }
        else
        {
            Given.Refused(statement, "Language", "invalid_language");
        }
    }

    [Fact]
    public void An_addressee_is_an_actor() => Given.Refused(Given.Statement() with { Addressee = "The West" }, "Addressee", "invalid_slug");

    [Fact]
    public void A_quote_has_words() =>
        Given.Refused(Given.Statement() with { Quotes = [new() { Text = " " }] }, "Quotes[0].Text", "required");

    [Fact]
    public void A_quote_occurs_in_an_excerpt_whatever_its_quotation_marks()
    {
        Assert.Empty((Given.Statement() with { Quotes = [new() { Text = "said: \"We are strong" }] }).CheckWording(Cited));
    }

    [Fact]
    public void A_quote_that_no_excerpt_has_is_named()
    {
        var statement = Given.Statement() with { Quotes = [new() { Text = "We are strong" }, new() { Text = "We are weak" }] };

        var failure = Assert.Single(statement.CheckWording(Cited));

        Assert.Equal(("/quotes/1/text", "quote_not_in_excerpt"), (failure.Pointer, failure.Code));
    }

    [Fact]
    public void Its_actors_are_the_speakers_and_the_addressee()
    {
        var statement = Given.Statement() with { Speakers = [new() { Description = "an aide" }, new() { Actor = "north" }], Addressee = "south" };

        Assert.Equal([new("north", "/speakers/1/actor", ActorRole.Speaker), new("south", "/addressee", ActorRole.Addressee)], statement.Actors());
    }
}
