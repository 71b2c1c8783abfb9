using ConflictEvents.Events;
using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

/// <summary>What a careful coder took from two articles of 10 March 2022, in our own words: all of it must be expressible.</summary>
public sealed class CodedRecordsTests
{
    private static readonly Participant Kuleba = new() { Actor = "dmytro-kuleba", Role = ParticipantRole.Participant };
    private static readonly Participant Lavrov = new() { Actor = "sergey-lavrov", Role = ParticipantRole.Participant };

    [Fact]
    public void Talks_in_a_third_country_with_an_outcome_by_each_account() => Given.Accepted(Given.Event(new Meeting
    {
        Status = MeetingStatus.Held,
        Format = MeetingFormat.ThirdPartyHosted,
        Level = MeetingLevel.Minister,
        Participants = [Kuleba, Lavrov],
        Topics = ["ceasefire", "humanitarian_corridor"],
        Outcomes = [new() { Code = OutcomeCode.NoAgreement }, new() { Code = OutcomeCode.AgreedToContinue, HeldBy = Kuleba.Actor }],
        DurationMinutes = 90,
        DurationApproximate = true,
    }) with
    { Location = new() { Name = "Türkiye", Country = "TUR", Precision = LocationPrecision.Country } });

    [Fact]
    public void A_series_of_talks_of_which_the_days_are_not_told() =>
        Given.Accepted(Given.Event(Given.Meeting() with { Status = MeetingStatus.OngoingSeries }) with { Time = new() { To = new(2022, 3, 10) } });

    [Fact]
    public void A_meeting_that_may_come() => Given.Accepted(Given.Event(Given.Meeting() with { Status = MeetingStatus.Proposed }) with
    {
        Time = Given.Thursday with { Open = true },
        Location = null,
    });

    [Fact]
    public void One_strike_on_many_places() => Given.Accepted(new Strike
    {
        Method = StrikeMethod.AirStrike,
        Perpetrator = new() { Actor = "russian-armed-forces", Basis = AttributionBasis.AssertedByOfficials },
        Targets =
        [
            new() { Name = "homes", Category = TargetCategory.Residential, Damage = Damage.Hit },
            new() { Name = "theatre", Category = TargetCategory.Culture, Location = Given.Harbour with { Precision = LocationPrecision.Vicinity } },
        ],
    });

    [Fact]
    public void Strikes_over_a_country_of_which_one_is_a_part() => Given.Accepted(Given.Event(new Strike { Count = new() { Low = 1 } }) with
    {
        Location = new() { Name = "Ukraine", Country = "UKR", Precision = LocationPrecision.Country },
    });

    [Theory]
    [InlineData("at least three", Qualifier.AtLeast, 3L, null)]
    [InlineData("more than a dozen", Qualifier.MoreThan, 13L, null)]
    [InlineData("three", Qualifier.Exact, 3L, 3L)]
    [InlineData("17 others", Qualifier.Exact, 17L, 17L)]
    [InlineData("at least 474", Qualifier.AtLeast, 474L, null)]
    [InlineData("dozens", Qualifier.Dozens, 24L, null)]
    [InlineData("two million", Qualifier.Exact, 2_000_000L, 2_000_000L)]
    [InlineData("hundreds of thousands", Qualifier.HundredsOfThousands, 200_000L, null)]
    [InlineData("being clarified", Qualifier.Pending, null, null)]
    [InlineData("so many dead", Qualifier.Unquantified, null, null)]
    public void A_figure_as_it_was_printed(string raw, Qualifier qualifier, long? low, long? high)
    {
        var tally = Given.Tally(Given.Figure(raw, qualifier));
        Given.Accepted(tally);

        var figure = ((CasualtyTally)tally.Complete()).Figure;

        Assert.Equal((low, high), (figure.Low, figure.High));
    }

    [Fact]
    public void A_total_of_the_un_since_the_war_began() => Given.Accepted(Given.Event(Given.Tally() with
    {
        VictimClass = VictimClass.Civilian,
        Scope = TallyScope.Cumulative,
        Period = new() { From = new(2022, 2, 1), To = new(2022, 3, 10) },
        CountedBy = "un",
    }) with
    { Location = null, Time = new() { From = new(2022, 2, 1), To = new(2022, 3, 10), Precision = TimePrecision.Days } });

    [Fact]
    public void Children_among_the_killed() => Given.Accepted(Given.Tally(Given.Figure("a child", Qualifier.Exact)) with
    {
        VictimClass = VictimClass.Children,
        PartOf = new() { Tally = Given.Other, Relation = TallyRelation.Subset },
    });

    [Fact]
    public void Words_relayed_by_an_agency_about_a_strike() => Given.Accepted(Given.Event(Given.Statement() with
    {
        Speakers = [new() { Actor = Lavrov.Actor, Capacity = "foreign minister" }],
        Acts = [SpeechAct.Justify, SpeechAct.Accuse],
        QuoteMode = QuoteMode.RelayedText,
        Stance = Stance.Justifies,
    }) with
    {
        Citations =
        [
            Given.ACitation with
            {
                Chain = ["associated-press", Lavrov.Actor],
                ChainBasis = ChainBasis.ScopeAmbiguous,
                Polarity = Polarity.Asserts,
            },
        ],
        Links = [new() { Type = LinkType.About, To = Given.Other, Axis = ClaimAxis.TargetUse }],
    });

    [Fact]
    public void Two_who_say_the_same() => Given.Accepted(Given.Statement() with
    {
        Speakers = [new() { Actor = Kuleba.Actor }, new() { Actor = Lavrov.Actor }],
        Channel = Channel.PressConference,
    });
}
