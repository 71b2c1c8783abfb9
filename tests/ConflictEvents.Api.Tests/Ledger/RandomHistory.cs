using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>
/// Writes a random history of statements, the same for the same seed, and keeps beside it, by the rules of the record and
/// without asking the ledger, what each revision says. The ledger only tells at which position each stands.
/// </summary>
internal sealed class RandomHistory(HttpClient editor, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly List<Statement> _statements = [];
    private readonly List<string> _actors = [];

    public IEnumerable<string> Ids => _statements.Select(s => s.Id);

    public static string Line(string id, int revision, string title, string lifecycle, string speaker) => $"{id} {revision} {title} {lifecycle} {speaker}";

    public async Task WriteAsync(int changes)
    {
        for (var i = 0; i < 4; i++)
            _actors.Add((await editor.CreateActorAsync(Given.AnActor())).Id);
        for (var i = 0; i < changes; i++)
        {
            if (_statements.Count < 3 || _chance.Next(6) == 0)
                await CreateAsync(i);
            else if (i % 25 == 24)
                await MergeAsync();
            else
                await ChangeAsync(_statements[_chance.Next(_statements.Count)], i);
        }
    }

    /// <summary>The list at a position, newest day first: for colleagues everything, for readers what is published and open to them.</summary>
    public IEnumerable<string> ListAt(long position, bool seesAll) =>
        from s in _statements
        let then = s.At(position)
        where then is not null && (seesAll || then is { IsPublic: true, Lifecycle: "published" } && !s.IsClosed)
        orderby s.Day descending, s.Id descending
        select Line(s.Id, then.Number, then.Title, then.Lifecycle, then.Speaker);

    /// <summary>One statement at a position: how it is answered, and what it says.</summary>
    public (HttpStatusCode Status, string Line) RecordAt(string id, long position, bool seesAll)
    {
        var statement = _statements.Single(s => s.Id == id);
        return statement.At(position) is not { } then || !seesAll && (!then.IsPublic || statement.IsClosed) ? (HttpStatusCode.NotFound, "")
            : then.Lifecycle == "retracted" ? (HttpStatusCode.Gone, "")
            : (HttpStatusCode.OK, Line(id, then.Number, then.Title, then.Lifecycle, then.Speaker));
    }

    private async Task CreateAsync(int turn)
    {
        var (day, speaker, lifecycle) = ($"2022-03-{1 + _chance.Next(5):00}", _actors[_chance.Next(_actors.Count)], _chance.Next(2) == 0 ? "draft" : "published");
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        var kept = await editor.CreateEventAsync(Given.AStatement(speaker: speaker, title: $"Turn {turn}", at: day, source: source, lifecycle: lifecycle));
        var statement = new Statement(kept, day);
        statement.Add(kept.Position, $"Turn {turn}", lifecycle, speaker, lifecycle == "published", isClosed: false);
        _statements.Add(statement);
    }

    private async Task ChangeAsync(Statement statement, int turn)
    {
        var last = statement.Last;
        if (last.Lifecycle == "retracted")
            await RestoreAsync(statement);
        else if (_chance.Next(5) == 0)
            await RetractAsync(statement);
        else
        {
            var lifecycle = _chance.Next(3) > 0 ? last.Lifecycle : last.Lifecycle switch { "draft" => "published", "published" => "withheld", _ => "published" };
            statement.Kept = await editor.ReviseAsync(statement.Kept, new JsonObject { ["title"] = $"Turn {turn}", ["lifecycle"] = lifecycle });
            statement.Add(statement.Kept.Position, $"Turn {turn}", lifecycle, last.Speaker, lifecycle == "published", lifecycle == "withheld");
        }
    }

    private async Task RetractAsync(Statement statement)
    {
        var last = statement.Last;
        statement.Kept = statement.Kept with { ETag = await editor.RetractAsync(statement.Kept) };
        statement.Add(await PositionAsync(statement.Id), last.Title, "retracted", last.Speaker, last.IsPublic, last.IsClosed);
    }

    private async Task RestoreAsync(Statement statement)
    {
        using var answer = await editor.PostAsync($"{statement.Kept.Path}/restore", null, statement.Kept.ETag);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        statement.Kept = await Kept.OfAsync("/v1/events", answer);
        var before = statement.Revisions[^2];
        statement.Add(statement.Kept.Position, before.Title, before.Lifecycle, before.Speaker, before.IsPublic, before.IsClosed);
    }

    // Every current statement of the old actor gets a revision; what is retracted keeps the name it was written with.
    private async Task MergeAsync()
    {
        var old = _actors[0];
        _actors.RemoveAt(0);
        var into = _actors[_chance.Next(_actors.Count)];
        using var merged = await editor.PostAsync($"/v1/actors/{old}/merge", new JsonObject { ["into"] = into }, "*");
        await merged.ShouldBeAsync(HttpStatusCode.OK);
        foreach (var statement in _statements.Where(s => s.Last.Speaker == old && s.Last.Lifecycle != "retracted"))
        {
            using var answer = await editor.GetAsync(statement.Kept.Path);
            statement.Kept = await Kept.OfAsync("/v1/events", answer);
            var last = statement.Last;
            statement.Add(statement.Kept.Position, last.Title, last.Lifecycle, into, last.IsPublic, last.IsClosed);
        }
        _actors.Add((await editor.CreateActorAsync(Given.AnActor())).Id);
    }

    private async Task<long> PositionAsync(string id) => (long)(await editor.ReadAsync($"/v1/events/{id}/revisions?limit=1"))["items"]![0]!["position"]!;

    private sealed class Statement(Kept kept, string day)
    {
        public string Id { get; } = kept.Id;

        public int Day { get; } = int.Parse(day[^2..], CultureInfo.InvariantCulture);

        public Kept Kept { get; set; } = kept;

        public List<Said> Revisions { get; } = [];

        public Said Last => Revisions[^1];

        public bool IsClosed => Last.IsClosed;

        public Said? At(long position) => Revisions.LastOrDefault(r => r.Position <= position);

        public void Add(long position, string title, string lifecycle, string speaker, bool isPublic, bool isClosed) =>
            Revisions.Add(new(Revisions.Count + 1, position, title, lifecycle, speaker, isPublic, isClosed));
    }

    private sealed record Said(int Number, long Position, string Title, string Lifecycle, string Speaker, bool IsPublic, bool IsClosed);
}
