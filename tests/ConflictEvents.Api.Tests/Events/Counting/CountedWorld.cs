using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Counting;

/// <summary>A few hundred events with a history, and what a plain reading of them counts.</summary>
internal sealed class CountedWorld
{
    private static readonly string[] Methods = ["air_strike", "missile", "artillery"];
    private static readonly string[] Days = ["from", "to"];
    private static readonly string[] Regions = ["Doneč'ka", "kyiv", "Kyiv"];
    private readonly Random _random = new(20220310);
    private readonly List<State> _states = [];

    public List<string> Actors { get; } = [];

    public List<long> Positions { get; } = [];

    public static async Task<CountedWorld> MakeAsync(ApiFixture api, int events)
    {
        var world = new CountedWorld();
        var editor = api.Client(Role.Editor);
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        for (var i = 0; i < 6; i++)
            world.Actors.Add((await editor.CreateActorAsync(Given.AnActor())).Id);
        for (var i = 0; i < events; i++)
            await world.WriteAsync(editor, source);
        return world;
    }

    /// <summary>What stood at a position, as a plain reading of what was written has it.</summary>
    public IEnumerable<JsonObject> At(long position, bool seesAll) =>
        from state in _states
        where state.Position <= position && !_states.Any(s => s.Id == state.Id && s.Position > state.Position && s.Position <= position)
        where (string)state.Json["lifecycle"]! == "published"
        where seesAll || !_states.Last(s => s.Id == state.Id).IsWithheld
        select state.Json;

    private async Task WriteAsync(HttpClient editor, Guid source)
    {
        var made = await editor.CreateEventAsync(Body(source));
        Keep(made);
        switch (_random.Next(10))
        {
            case 0 when (string)made.Json["lifecycle"]! == "published":
                Keep(await editor.ReviseAsync(made, new JsonObject { ["lifecycle"] = "withheld" }));
                break;
            case 1:
                await editor.RetractAsync(made);
                var gone = made.Json.DeepClone().AsObject().With("lifecycle", "retracted");
                _states.Add(new(made.Id, made.Position + 1, gone, false));
                Positions.Add(made.Position + 1);
                break;
            case 2 or 3:
                Keep(await editor.ReviseAsync(made, new JsonObject { ["time"] = Whole(Time()), ["location"] = Place() }));
                break;
        }
    }

    private void Keep(Kept kept)
    {
        _states.Add(new(kept.Id, kept.Position, kept.Json, (string)kept.Json["lifecycle"]! == "withheld"));
        Positions.Add(kept.Position);
    }

    private JsonObject Body(Guid source)
    {
        var lifecycle = _random.Next(8) == 0 ? "draft" : "published";
        var body = _random.Next(3) switch
        {
            0 => Given.AStatement(speaker: Pick(Actors), source: source, lifecycle: lifecycle),
            1 => Given.AMeeting([.. Actors.OrderBy(_ => _random.Next()).Take(_random.Next(2, 4))], source: source, lifecycle: lifecycle),
            _ => Given.AStrike(source: source, lifecycle: lifecycle).With("details/method", Pick(Methods)),
        };
        return body.With("time", Time()).With("location", Place()).With("tags", new JsonArray(_random.Next(2) == 0 ? "campaign:one" : "campaign:two"));
    }

    private JsonObject Time()
    {
        if (_random.Next(12) == 0)
            return new JsonObject { ["precision"] = "unknown" };
        var from = new DateOnly(2019, 12, 20).AddDays(_random.Next(800));
        var time = new JsonObject { ["from"] = Day(from), ["precision"] = "day" };
        return _random.Next(4) == 0 ? time.With("to", Day(from.AddDays(_random.Next(1, 20)))).With("precision", "days") : time;
    }

    // In a patch, what is not there any more is named.
    private static JsonObject Whole(JsonObject time)
    {
        foreach (var name in Days.Where(n => !time.ContainsKey(n)))
            time[name] = null;
        return time;
    }

    private JsonObject Place()
    {
        var place = new JsonObject { ["name"] = "Somewhere", ["precision"] = "settlement" };
        if (_random.Next(4) > 0)
            place["country"] = Pick(["UKR", "RUS", "BLR"]);
        return _random.Next(3) > 0 ? place.With("admin1", Pick(Regions)) : place;
    }

    private T Pick<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record State(string Id, long Position, JsonObject Json, bool IsWithheld);
}
