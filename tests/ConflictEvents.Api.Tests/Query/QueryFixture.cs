using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>
/// A ledger of some thousand random events, the same in every run: of all kinds, places on both sides of the antimeridian,
/// known and unknown days, links, private sources, places at risk; one in four revised, some withheld or retracted.
/// </summary>
public sealed class QueryFixture : ApiFixture
{
    public const int Events = 1_500;

    public static readonly string[] Actors = ["marsh-guard", "river-army", "hill-council", "lake-press", "north-office", "south-office", "harbour-union", "desert-front"];
    public static readonly string[] Places = ["Ostrovka", "Quillhaven", "Brumwald", "Zinnfeld", "Tarkhun", "Velpori"];
    public static readonly string[] Admins = ["Upper Moor", "Lower Moor", "Côte Verte"];
    public static readonly string[] Countries = ["UKR", "SYR", "FJI"];
    public static readonly string[] Words = ["obelisk", "turbine", "granary", "lantern", "causeway", "meadow", "quarry", "viaduct"];

    private static readonly string[] Tags = ["campaign:moor", "topic:food", "topic:water"];
    private readonly Random _chance = new(20260310);
    private readonly List<Guid> _sources = [];
    private readonly List<string> _ids = [];

    /// <summary>A position half-way through the history.</summary>
    public long Middle { get; private set; }

    /// <summary>What is known of each source: when it was published, and whether readers may know that.</summary>
    public Dictionary<string, (string PublishedAt, bool IsPrivate)> Published { get; } = [];

    /// <summary>The country of each actor that has one.</summary>
    public static string? CountryOf(string actor) => Array.IndexOf(Actors, actor) switch { 0 or 1 or 4 => "UKR", 2 or 3 or 5 => "RUS", _ => null };

    public IReadOnlyList<string> Sources => [.. _sources.Select(s => s.ToString())];

    public IReadOnlyList<string> Ids => _ids;

    // So that among some thousand events lists are read in every way in which they are among a million.
    protected override void Configure(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(new ListReach { Few = 100, LongestWalk = 120, ShortWalk = 30, PointWalk = 60, MostNames = 1 }));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var editor = Client(Role.Editor);
        foreach (var actor in Actors)
            await editor.CreateActorAsync(CountryOf(actor) is { } country ? Given.AnActor(actor).With("country", country) : Given.AnActor(actor));
        foreach (var (day, access) in new[] { ("2022-03-02", "public"), ("2022-03-05T10:00:00Z", "public"), ("2022-03-09", "private"), ("2022-03-12T23:30:00+02:00", "public"), ("2022-03-20", "paywalled") })
        {
            _sources.Add(Guid.Parse((await editor.CreateSourceAsync(Given.ASource(publishedAt: day, access: access))).Id));
            Published[_sources[^1].ToString()] = (day, access == "private");
        }
        for (var i = 0; i < Events; i++)
            await WriteAsync(editor, i);
        await Database.ExecuteAsync("analyze");
    }

    private async Task WriteAsync(HttpClient editor, int i)
    {
        var kept = await editor.CreateEventAsync(Event());
        _ids.Add(kept.Id);
        if (i % 4 == 0)
            kept = await editor.ReviseAsync(kept, Revision(kept.Json));
        if (i % 41 == 0)
            await editor.RetractAsync(kept);
        else if (i % 37 == 0 && (string)kept.Json["lifecycle"]! == "published")
            await editor.ReviseAsync(kept, new JsonObject { ["lifecycle"] = "withheld" });
        if (i == Events / 2)
            Middle = kept.Position;
        // Things change long after they were recorded, too.
        if (i > 100 && i % 9 == 0)
            await ReviseEarlierAsync(editor);
    }

    private async Task ReviseEarlierAsync(HttpClient editor)
    {
        using var answer = await editor.GetAsync($"/v1/events/{Any(_ids)}");
        if (answer.IsSuccessStatusCode)
        {
            var kept = await Kept.OfAsync("/v1/events", answer);
            await editor.ReviseAsync(kept, Revision(kept.Json));
        }
    }

    private JsonObject Revision(JsonObject body)
    {
        var other = Event();
        var patch = new JsonObject { ["time"] = Whole(other["time"], body["time"]), ["title"] = other["title"]!.DeepClone(), ["tags"] = other["tags"]!.DeepClone(), ["verification"] = other["verification"]!.DeepClone() };
        if (other["location"] is { } place)
            patch["location"] = Whole(place, body["location"]);
        return patch;
    }

    // A merge patch that leaves nothing of what stood there.
    private static JsonObject Whole(JsonNode? next, JsonNode? before)
    {
        var whole = next!.DeepClone().AsObject();
        foreach (var (name, _) in before as JsonObject ?? [])
            whole.TryAdd(name, null);
        return whole;
    }

    private JsonObject Event()
    {
        var body = _chance.Next(4) switch
        {
            0 => Meeting(),
            1 => Given.AStrike(Title()).With("details/method", Any("artillery", "drone_strike", "missile"))
                .With("details/targets", new JsonArray(new JsonObject { ["name"] = $"the {Any(Words)}", ["category"] = Any("education", "healthcare", "transport") }))
                .With("details/perpetrator", _chance.Next(2) == 0 ? new JsonObject { ["actor"] = Any(Actors), ["basis"] = "claimed_by_actor" } : null),
            2 => Given.AStatement($"Speaks of the {Any(Words)} and the {Any(Words)}.", Any(Actors), Title()).With("details/quoteMode", Any("paraphrase", "verbatim", "mixed"))
                .With("details/addressee", _chance.Next(3) == 0 ? Any(Actors) : null),
            _ => Given.ATally(title: Title()).With("details/metric", Any("killed", "injured")).With("details/countedBy", _chance.Next(2) == 0 ? Any(Actors) : null),
        };
        var isStrike = (string)body["details"]!["kind"]! == "strike";
        body.With("time", Time()).With("location", isStrike || _chance.Next(5) > 0 ? Location() : null)
            .With("summary", _chance.Next(2) == 0 ? $"A {Any(Words)} {Any(Words)} stood there." : null)
            .With("citations", Citations()).With("links", Links()).With("lifecycle", _chance.Next(9) == 0 ? "draft" : "published")
            .With("tags", new JsonArray([.. Tags.Where(_ => _chance.Next(3) == 0).Select(t => (JsonNode)t)]))
            .With("sensitivity", _chance.Next(15) == 0 ? new JsonArray("location_risk") : new JsonArray())
            .With("verification", new JsonObject { ["occurrence"] = Any("unreviewed", "disputed"), ["responsibility"] = Any("pending", "rejected"), ["harm"] = Any("unreviewed", "multi_origin", "disputed") });
        return body;
    }

    private JsonObject Meeting()
    {
        var parties = Actors.OrderBy(_ => _chance.Next()).Take(2 + _chance.Next(2)).ToArray();
        var meeting = Given.AMeeting(parties, Title()).With("details/status", Any("held", "refused", "proposed"));
        return meeting.With("details/participants/0/role", Any("participant", "host", "mediator"));
    }

    private JsonObject Time()
    {
        var from = new DateOnly(2022, 3, 1).AddDays(_chance.Next(25));
        return _chance.Next(6) switch
        {
            0 => new() { ["precision"] = "unknown" },
            1 => new() { ["precision"] = "unknown", ["to"] = Day(from) },
            2 => new() { ["precision"] = "days", ["from"] = Day(from), ["to"] = Day(from.AddDays(_chance.Next(6))) },
            3 when _chance.Next(3) == 0 => new() { ["precision"] = "day", ["from"] = Day(from), ["open"] = true },
            _ => new() { ["precision"] = "day", ["from"] = Day(from) },
        };
    }

    private JsonObject Location()
    {
        var location = new JsonObject
        {
            ["name"] = Any(Places),
            ["country"] = Any(Countries),
            ["precision"] = Any("site", "vicinity", "settlement", "near_settlement", "admin2", "admin1", "region", "country", "unknown"),
        };
        if (_chance.Next(2) == 0)
            location["admin1"] = Any(Admins);
        if (_chance.Next(4) > 0)
        {
            var east = _chance.Next(2) == 0 ? 30 + _chance.NextDouble() * 10 : 175 + _chance.NextDouble() * 10;
            location["longitude"] = Math.Round(east > 180 ? east - 360 : east, 4);
            location["latitude"] = Math.Round(_chance.NextDouble() * 10 - 20 + (east < 100 ? 62 : 0), 4);
        }
        return location;
    }

    private JsonArray Citations()
    {
        var citation = new JsonObject { ["source"] = Any(_sources).ToString(), ["chainBasis"] = Any("explicit", "scope_ambiguous", "publisher_voice") };
        if (_chance.Next(2) == 0)
            citation["excerpt"] = new JsonObject { ["text"] = $"near the {Any(Words)} at dawn" };
        return _chance.Next(4) == 0 ? [citation, new JsonObject { ["source"] = Any(_sources).ToString() }] : [citation];
    }

    private JsonArray Links() => _ids.Count < 5 || _chance.Next(2) == 0
        ? []
        : [new JsonObject { ["type"] = Any("about", "counts", "denies", "same_as"), ["to"] = _ids[_chance.Next(Math.Min(_ids.Count, 12))] }];

    private string Title() => $"Of the {Any(Words)} and a {Any(Words)}";

    private T Any<T>(params IReadOnlyList<T> of) => of[_chance.Next(of.Count)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
