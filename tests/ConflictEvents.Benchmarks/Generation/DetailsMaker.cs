using System.Globalization;
using ConflictEvents.Kinds;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Makes what each kind adds.</summary>
internal static class DetailsMaker
{
    private const int Tries = 20;
    private static readonly TargetCategory[] Categories = Enum.GetValues<TargetCategory>();
    private static readonly StrikeMethod[] Methods =
        [StrikeMethod.Artillery, StrikeMethod.DroneStrike, StrikeMethod.AirStrike, StrikeMethod.Missile, StrikeMethod.Shelling, StrikeMethod.IedMine, StrikeMethod.SmallArms, StrikeMethod.Grenade, StrikeMethod.Suicide, StrikeMethod.Chemical];
    private static readonly Metric[] Metrics =
        [Metric.Killed, Metric.Injured, Metric.Missing, Metric.DisplacedInternal, Metric.Detained, Metric.Treated, Metric.Trapped];

    /// <summary>Which kind the event of this number is.</summary>
    public static EventKind KindOf(World world, int number) => new Dice(world.Seed, 7, number).Share() switch
    {
        < 0.45 => EventKind.Strike,
        < 0.75 => EventKind.Statement,
        < 0.93 => EventKind.CasualtyTally,
        _ => EventKind.Meeting,
    };

    /// <summary>The number of a strike that was recorded not long before.</summary>
    public static int? StrikeBefore(World world, ref Dice dice, int number)
    {
        for (var i = 0; i < Tries; i++)
        {
            var candidate = number - 1 - dice.Skewed(2_000, 3);
            if (candidate >= 0 && KindOf(world, candidate) == EventKind.Strike)
                return candidate;
        }
        return null;
    }

    /// <summary>The details, and the sentence in the source that says so.</summary>
    public static (EventDetails Details, string Excerpt) Of(EventKind kind, ref Dice dice, int language, City city, DateOnly day) => kind switch
    {
        EventKind.Strike => Strike(ref dice, language, city),
        EventKind.Statement => Statement(ref dice, language),
        EventKind.CasualtyTally => Tally(ref dice, day),
        EventKind.Meeting => Meeting(ref dice, language),
        _ => throw new InvalidOperationException($"The generator makes no {kind} yet."),
    };

    private static (EventDetails, string) Strike(ref Dice dice, int language, City city)
    {
        var targets = new List<StrikeTarget>();
        for (var i = dice.Below(3); i > 0; i--)
            targets.Add(new() { Name = $"{city.Name} {Texts.Name(dice.Below(500))}", Category = dice.OfFirst(Categories), Damage = dice.Of(Enum.GetValues<Damage>()) });
        return (new Strike
        {
            Method = dice.OfFirst(Methods, 2.5),
            Perpetrator = dice.Is(0.5) ? new() { Actor = Actor(ref dice), Basis = AttributionBasis.AssertedByOfficials } : null,
            Targets = targets,
            TargetUse = dice.Is(0.3) ? TargetUse.Civilian : TargetUse.Unknown,
        }, Texts.Of(ref dice, language, 15));
    }

    private static (EventDetails, string) Statement(ref Dice dice, int language)
    {
        var quote = Texts.Of(ref dice, language, 8 + dice.Below(12));
        var mode = dice.OfFirst([QuoteMode.Paraphrase, QuoteMode.PartialVerbatim, QuoteMode.Verbatim, QuoteMode.Mixed, QuoteMode.RelayedText]);
        return (new Statement
        {
            Speakers = [new() { Actor = Actor(ref dice), Capacity = dice.Is(0.3) ? "spokesman" : null }],
            Acts = [dice.Of(Enum.GetValues<SpeechAct>())],
            Content = Texts.Of(ref dice, language, 10 + dice.Below(51)),
            QuoteMode = mode,
            Quotes = mode == QuoteMode.Paraphrase ? [] : [new() { Text = quote }],
            Channel = dice.Of(Enum.GetValues<Channel>()),
            Addressee = dice.Is(0.1) ? Actor(ref dice) : null,
            Language = Texts.Tag(language),
            Stance = dice.Is(0.4) ? dice.Of(Enum.GetValues<Stance>()) : null,
        }, quote);
    }

    private static (EventDetails, string) Tally(ref Dice dice, DateOnly day)
    {
        var raw = (1 + dice.Skewed(900, 4)).ToString(CultureInfo.InvariantCulture);
        return (new CasualtyTally
        {
            Metric = dice.OfFirst(Metrics, 2.5),
            Figure = new() { Qualifier = dice.OfFirst([Qualifier.Exact, Qualifier.AtLeast, Qualifier.About]), Raw = raw, Unit = FigureUnit.Persons },
            VictimClass = dice.OfFirst(Enum.GetValues<VictimClass>()),
            Scope = dice.Is(0.8) ? TallyScope.Incident : TallyScope.Snapshot,
            StatedAsOf = day,
            CountedBy = dice.Is(0.8) ? Actor(ref dice) : null,
        }, $"{Texts.Of(ref dice, 0, 8)} {raw} people, officials said.");
    }

    private static (EventDetails, string) Meeting(ref Dice dice, int language)
    {
        var actors = new HashSet<string>();
        for (var wanted = 2 + dice.Below(3); actors.Count < wanted;)
            actors.Add(Actor(ref dice));
        return (new Meeting
        {
            Status = dice.OfFirst([MeetingStatus.Held, MeetingStatus.Scheduled, MeetingStatus.OngoingSeries, MeetingStatus.Cancelled, MeetingStatus.Refused]),
            Format = dice.Of(Enum.GetValues<MeetingFormat>()),
            Level = dice.Of(Enum.GetValues<MeetingLevel>()),
            Participants = [.. actors.Select(a => new Participant { Actor = a, Role = ParticipantRole.Participant })],
            Topics = ["ceasefire"],
            Outcomes = dice.Is(0.3) ? [new() { Code = dice.Of(Enum.GetValues<OutcomeCode>()) }] : [],
        }, Texts.Of(ref dice, language, 15));
    }

    private static string Actor(ref Dice dice) => World.Slug(dice.Skewed(World.Actors, 3));
}
