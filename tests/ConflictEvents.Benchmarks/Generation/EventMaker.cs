using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Makes any revision of any event, by itself.</summary>
internal sealed class EventMaker(World world)
{
    private static readonly VerificationState[] States =
        [VerificationState.SingleOrigin, VerificationState.MultiOrigin, VerificationState.Acknowledged, VerificationState.Disputed, VerificationState.Rejected];

    private static readonly LocationPrecision[] Precisions =
        [LocationPrecision.Settlement, LocationPrecision.Site, LocationPrecision.Settlement, LocationPrecision.Neighbourhood, LocationPrecision.Admin1, LocationPrecision.NearSettlement, LocationPrecision.Country];

    /// <summary>What the event is as of a revision.</summary>
    public EventBody Of(Step step)
    {
        var dice = new Dice(world.Seed, 5, step.Event);
        var kind = DetailsMaker.KindOf(world, step.Event);
        var recorded = world.Recorded(step.Event);
        var campaign = dice.OfFirst(world.Campaigns, 2.5);
        var city = dice.OfFirst(campaign.Cities);
        var day = Day(ref dice, campaign, DateOnly.FromDateTime(recorded.UtcDateTime));
        var language = Texts.Language(ref dice);
        var made = DetailsMaker.Of(kind, ref dice, language, city, day);
        var body = new EventBody
        {
            Title = Short(Texts.Of(ref dice, language, 5 + dice.Below(6))),
            Summary = Texts.Of(ref dice, language, 10 + dice.Below(51)),
            Time = Time(ref dice, day),
            Location = kind is EventKind.Strike || dice.Is(0.7) ? Place(ref dice, city) : null,
            Citations = [.. Citations(ref dice, step.Event, made.Excerpt, language)],
            Links = [.. Links(ref dice, step.Event, kind)],
            Tags = [campaign.Tag, $"topic:{dice.Skewed(World.Topics, 2)}"],
            ExternalIds = step.Event % 10 == 0 ? [new() { System = "acled", Id = $"BEN{step.Event}" }] : [],
            Lifecycle = Lifecycle.Published,
            Verification = Verified(ref dice),
            Sensitivity = dice.Is(0.005) ? [Sensitivity.LocationRisk] : dice.Is(0.05) ? [Sensitivity.Graphic] : [],
            Details = made.Details,
        };
        return Revised(body, step, dice.Is(0.02), language).Complete();
    }

    // Drafts first, corrections later, and a few that are withheld in the end.
    private EventBody Revised(EventBody body, Step step, bool isDraft, int language)
    {
        var dice = new Dice(world.Seed, 6, (long)step.Event * 16 + step.Revision);
        var revised = step.Revision == 1 ? body : body with
        {
            Summary = Texts.Of(ref dice, language, 10 + dice.Below(51)),
            Verification = Verified(ref dice),
            Correction = Texts.Of(ref dice, 0, 12),
        };
        var isWithheld = step is { IsLast: true, Revision: > 1 } && step.Event % 97 == 0;
        return revised with { Lifecycle = isWithheld ? Lifecycle.Withheld : isDraft && step.Revision == 1 ? Lifecycle.Draft : Lifecycle.Published };
    }

    // A third is news of the day, the rest is worked up from archives.
    private static DateOnly Day(ref Dice dice, Campaign campaign, DateOnly recorded) =>
        dice.Is(0.3) ? recorded.AddDays(-dice.Skewed(6, 2)) : campaign.Day(ref dice, recorded);

    private static EventTime Time(ref Dice dice, DateOnly day) => dice.Share() switch
    {
        < 0.03 => new() { To = day, Precision = TimePrecision.Unknown, Raw = "recently" },
        < 0.1 => new() { From = day.AddDays(-6), To = day, Precision = TimePrecision.Week },
        < 0.105 => new() { From = day, Open = true, Precision = TimePrecision.Day },
        _ => new() { From = day, Precision = TimePrecision.Day },
    };

    private static Location Place(ref Dice dice, City city)
    {
        var precision = dice.OfFirst(Precisions, 1.5);
        var isCoarse = precision is LocationPrecision.Country or LocationPrecision.Admin1;
        return new()
        {
            Name = precision switch { LocationPrecision.Country => "Country", LocationPrecision.Admin1 => city.Region, _ => city.Name },
            Country = city.Country,
            Admin1 = precision == LocationPrecision.Country ? null : city.Region,
            Latitude = isCoarse ? null : Near(ref dice, city.Latitude),
            Longitude = isCoarse ? null : Near(ref dice, city.Longitude),
            Precision = precision,
        };
    }

    private static double Near(ref Dice dice, double degrees) => Math.Round(degrees + (dice.Share() + dice.Share() - 1) * 0.15, 5);

    private List<Citation> Citations(ref Dice dice, int number, string excerpt, int language)
    {
        List<Citation> citations = [];
        var count = 1 + dice.Skewed(3, 2.5);
        for (var i = 0; i < count; i++)
        {
            var source = world.SourceId((number / 10 + dice.Skewed(world.Sources, 3)) % world.Sources);
            if (citations.Exists(c => c.Source == source))
                continue;
            citations.Add(new()
            {
                Source = source,
                Excerpt = new() { Text = i == 0 ? excerpt : Texts.Of(ref dice, language, 15), Checked = ExcerptCheck.NoText },
                Chain = dice.Is(0.15) ? [World.Slug(dice.Skewed(World.Actors, 3))] : [],
                ChainBasis = dice.Is(0.02) ? ChainBasis.ScopeAmbiguous : dice.Is(0.3) ? ChainBasis.Explicit : null,
            });
        }
        return citations;
    }

    // Statements are about a strike, tallies count one; four in ten thousand contradict another record.
    private List<EventLink> Links(ref Dice dice, int number, EventKind kind)
    {
        List<EventLink> links = [];
        var isAbout = kind switch { EventKind.Statement => dice.Is(0.6), EventKind.CasualtyTally => dice.Is(0.8), _ => false };
        if (isAbout && DetailsMaker.StrikeBefore(world, ref dice, number) is { } strike)
            links.Add(new() { Type = kind == EventKind.Statement ? LinkType.About : LinkType.Counts, To = world.EventId(strike) });
        if (number > 0 && dice.Is(0.0004))
            links.Add(new() { Type = LinkType.Contradicts, To = world.EventId(dice.Below(number)), Axis = ClaimAxis.Number });
        return links;
    }

    private static Verification Verified(ref Dice dice) => dice.Is(0.85) ? new() : new()
    {
        Occurrence = dice.OfFirst(States),
        Harm = dice.Is(0.3) ? dice.OfFirst(States) : VerificationState.Unreviewed,
    };

    private static string Short(string title) => title.Length <= 200 ? title : title[..200];
}
