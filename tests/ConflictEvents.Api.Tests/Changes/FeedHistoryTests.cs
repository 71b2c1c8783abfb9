using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>After a random history of every sort of write, a copy that follows is the export of today: from the beginning, and from a snapshot that was taken on the way.</summary>
public sealed class FeedHistoryTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Everything = "event,actor,source,dispute";
    private static readonly HashSet<string> Actions = ["created", "revised", "retracted", "restored", "merged", "left"];
    private static readonly Role[] Roles = [Role.Reader, Role.Contributor, Role.Editor];
    private static readonly string[] Filters = ["", "kind=statement", "country=UKR", "tag=topic:food", "lifecycle=published"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Copies_that_began_at_any_time_are_the_export_of_today(int seed)
    {
        var history = new FeedHistory(api, seed);
        var copies = new List<(Role Role, string Filter, string Position, Mirror Copy)>();
        for (var turn = 0; turn < 120; turn++)
        {
            await history.ChangeAsync(turn);
            if (turn % 12 == 0)
                foreach (var role in Roles)
                    copies.Add(await SnapshotAsync(role, Filters[turn / 12 % Filters.Length]));
        }
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        foreach (var (role, filter, position, copy) in copies)
        {
            var client = api.Client(role);
            var expected = (await Mirror.ExportAsync(client, Types(filter), Exported(role, filter), head)).Records;
            Assert.Equal(expected, copy.Fold(await client.FollowAsync(filter, position, limit: 50)).Records);
            Assert.Equal(expected, new Mirror().Fold(await client.FollowAsync(filter)).Records);
            // What stood at that position in the ledger, exported today, does as well as what was exported then.
            Assert.Equal(expected, (await Mirror.ExportAsync(client, Types(filter), Exported(role, filter), long.Parse(position, System.Globalization.CultureInfo.InvariantCulture)))
                .Fold(await client.FollowAsync(filter, position)).Records);
        }
        Assert.Superset(Actions, (await api.Client(Role.Editor).FollowAsync("")).Select(Feed.Action).ToHashSet());
    }

    private async Task<(Role Role, string Filter, string Position, Mirror Copy)> SnapshotAsync(Role role, string filter)
    {
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        return (role, filter, $"{head}", await Mirror.ExportAsync(api.Client(role), Types(filter), Exported(role, filter), head));
    }

    private static string Types(string filter) => filter.Length == 0 ? Everything : "event";

    private static string Exported(Role role, string filter) =>
        role == Role.Reader || filter.StartsWith("lifecycle", StringComparison.Ordinal) ? filter : $"{filter}&lifecycle=draft,published,withheld".TrimStart('&');
}

/// <summary>Writes at random, the same for the same seed.</summary>
internal sealed class FeedHistory(ApiFixture api, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly List<string> _actors = [];
    private readonly List<string> _events = [];
    private readonly List<string> _disputes = [];
    private readonly List<string> _sources = [];

    public Task ChangeAsync(int turn) => (turn < 6 ? turn % 3 : _chance.Next(12)) switch
    {
        0 => AddActorAsync(),
        1 => AddSourceAsync(),
        2 or 3 => AddEventAsync(turn),
        4 or 5 => ReviseAsync(turn),
        6 or 7 => MoveAsync(),
        8 => RetractOrRestoreAsync("/v1/events", _events),
        9 => DisputeAsync(turn),
        10 => turn % 3 == 0 ? MergeAsync() : RetractOrRestoreAsync("/v1/disputes", _disputes),
        _ => turn % 2 == 0 ? HideSourceAsync() : LiftAsync(),
    };

    private async Task AddActorAsync() => _actors.Add((await _editor.CreateActorAsync(Given.AnActor())).Id);

    private async Task AddSourceAsync() => _sources.Add((await _editor.CreateSourceAsync(Given.ASource())).Id);

    private async Task AddEventAsync(int turn)
    {
        var body = (_chance.Next(2) == 0 ? Given.AStrike($"Turn {turn}") : Given.AStatement(speaker: Any(_actors), title: $"Turn {turn}")).With("lifecycle", _chance.Next(2) == 0 ? "draft" : "published")
            .With("citations", new JsonArray(new JsonObject { ["source"] = Any(_sources), ["excerpt"] = new JsonObject { ["text"] = "so it was" } }));
        if (_chance.Next(3) == 0)
            body.With("tags", new JsonArray("topic:food"));
        if (_chance.Next(4) == 0)
            body.With("embargoedUntil", api.Clock.GetUtcNow().AddHours(1).ToString("O")).With("lifecycle", "published");
        if (_chance.Next(4) == 0)
            body.With("sensitivity", new JsonArray("location_risk"));
        _events.Add((await _editor.CreateEventAsync(body)).Id);
    }

    private async Task ReviseAsync(int turn)
    {
        if (await FindAsync("/v1/events", Any(_events)) is not { } kept)
            return;
        var patch = new JsonObject { ["title"] = $"Turn {turn}", ["tags"] = _chance.Next(2) == 0 ? new JsonArray() : new JsonArray("topic:food") };
        if (kept.Json["location"] is not null)
            patch["location"] = new JsonObject { ["country"] = _chance.Next(2) == 0 ? "UKR" : "SYR" };
        await _editor.ReviseAsync(kept, patch);
    }

    // Draft to published, published to withheld and back.
    private async Task MoveAsync()
    {
        if (await FindAsync("/v1/events", Any(_events)) is { } kept)
            await _editor.ReviseAsync(kept, new JsonObject { ["lifecycle"] = (string)kept.Json["lifecycle"]! == "published" && kept.Json["embargoedUntil"] is null ? "withheld" : "published" });
    }

    private async Task RetractOrRestoreAsync(string room, List<string> ids)
    {
        if (ids.Count == 0)
            return;
        var id = Any(ids);
        if (await FindAsync(room, id) is { } kept)
            await _editor.RetractAsync(kept);
        else
            await (await _editor.PostAsync($"{room}/{id}/restore", null, "*")).ShouldBeAsync(HttpStatusCode.OK);
    }

    private async Task DisputeAsync(int turn)
    {
        if (_disputes.Count > 3 && await FindAsync("/v1/disputes", Any(_disputes)) is { } kept)
            await _editor.ReviseAsync(kept, new JsonObject { ["question"] = $"Turn {turn}?", ["event"] = _chance.Next(3) == 0 ? Any(_events) : (string)kept.Json["event"]! });
        else
            _disputes.Add((await _editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(Any(_events))).With("positions/0/holder", Any(_actors)))).Id);
    }

    private async Task MergeAsync()
    {
        if (_actors.Count < 3)
            return;
        var old = Any(_actors);
        _actors.Remove(old);
        await (await _editor.PostAsync($"/v1/actors/{old}/merge", new JsonObject { ["into"] = Any(_actors) }, "*")).ShouldBeAsync(HttpStatusCode.OK);
    }

    // What readers see of the events that cite it changes with it.
    private async Task HideSourceAsync()
    {
        var kept = (await FindAsync("/v1/sources", Any(_sources)))!;
        await _editor.ReviseAsync(kept, new JsonObject { ["access"] = (string)kept.Json["access"]! == "public" ? "private" : "public" });
    }

    private async Task LiftAsync()
    {
        api.Clock.Advance(TimeSpan.FromHours(1));
        while (await api.Database.ScalarAsync<long>($"select count(*) from event_revisions where superseded_at is null and lifecycle <> 'retracted' and embargoed_until <= '{api.Clock.GetUtcNow():O}'") > 0)
            await Task.Delay(10);
    }

    private async Task<Kept?> FindAsync(string room, string id)
    {
        using var answer = await _editor.GetAsync(new Uri($"{room}/{id}", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.Gone ? null : await Kept.OfAsync(room, answer);
    }

    private string Any(List<string> of) => of[_chance.Next(of.Count)];
}
