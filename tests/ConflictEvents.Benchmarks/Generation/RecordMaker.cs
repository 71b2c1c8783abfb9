using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Makes the ledger's entries with the product's own code, so that documents and searched columns agree.</summary>
internal sealed class RecordMaker(World world)
{
    private const int Sampled = 1_000;
    private static readonly EventBodyRules Rules = new();
    private static readonly ChangeWords Created = new("created", null);
    private static readonly ChangeWords Other = new("other", null);
    private readonly EventMaker events = new(world);

    public Recorded Actor(int number)
    {
        var dice = new Dice(world.Seed, 8, number);
        var body = new ActorBody
        {
            Slug = World.Slug(number),
            Name = $"{Texts.Name(dice.Below(2_000))} {Texts.Name(number * 7)}",
            Type = dice.Of(Enum.GetValues<ActorType>()),
            Country = dice.Is(0.8) ? dice.OfFirst(City.ByCountry)[0].Country : null,
            Aliases = dice.Is(0.3) ? [Texts.Name(dice.Below(30_000))] : [],
        };
        return new(ActorWriter.EntryOf(body.Slug, null, Wire.Write(body), Created, ChangeAction.Created), number + 1, null, world.Start);
    }

    public Recorded Source(int number)
    {
        var dice = new Dice(world.Seed, 9, number);
        var body = new SourceBody
        {
            Publisher = $"Daily {Texts.Name(dice.Skewed(400, 2))}",
            Title = Texts.Of(ref dice, 0, 8),
            Url = $"https://news.example/{number}",
            PublishedAt = Day(Published(number)),
            RetrievedAt = world.Start,
            Language = "en",
            Kind = dice.Of(Enum.GetValues<SourceKind>()),
            Access = IsPrivate(number) ? SourceAccess.Private : SourceAccess.Public,
        };
        return new(SourceWriter.EntryOf(world.SourceId(number), null, body, Created), World.Actors + number + 1, null, world.Start);
    }

    public Recorded Event(Step step, IReadOnlyDictionary<Guid, CitedSource> sources)
    {
        var body = events.Of(step);
        if (step.Position % Sampled == 0)
            RecordRules.Demand(Rules, body);
        var isFirst = step.Revision == 1;
        var entry = EventEntries.Of(world.EventId(step.Event), null, body, [.. body.Citations.Select(c => sources[c.Source])],
            isFirst ? Created : Other, isFirst ? ChangeAction.Created : ChangeAction.Revised) with
        { Revision = step.Revision };
        return new(entry, step.Position, step.SupersededAt == 0 ? null : step.SupersededAt, step.Moment);
    }

    public Dictionary<Guid, CitedSource> CitedSources() => Enumerable.Range(0, world.Sources).ToDictionary(world.SourceId,
        n => new CitedSource(world.SourceId(n), IsPrivate(n), new DateTimeOffset(Published(n).AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)));

    private bool IsPrivate(int number) => new Dice(world.Seed, 10, number).Is(0.01);

    private DateOnly Published(int number) => world.Today.AddDays(-new Dice(world.Seed, 11, number).Below(4_600));

    private static DateOrInstant Day(DateOnly day) =>
        DateOrInstant.TryParse(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), out var parsed) ? parsed : throw new InvalidOperationException();
}
