using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Redactions;
using ConflictEvents.Keys;
using ConflictEvents.Storage.Migrations;

namespace ConflictEvents.Api.Tests.Storage;

/// <summary>Names of places stand once each, those of a ledger of before `0026_place_names.sql` too.</summary>
public sealed class PlaceNamesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Before = """
        drop table place_names;
        drop function keep_place_names cascade;
        drop function change_place_names cascade;
        drop function names_of_places;
        drop index ix_event_revisions_current_places, ix_event_revisions_past_places, ix_event_revisions_desk_places;
        create index ix_event_revisions_current_places on event_revisions using gin (places gin_trgm_ops) where superseded_at is null;
        create index ix_event_revisions_past_places on event_revisions using gin (places gin_trgm_ops) where superseded_at is not null;
        create index ix_event_revisions_desk_places on event_revisions using gin (desk_places gin_trgm_ops) where is_coarse;
        """;

    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Fact]
    public async Task A_ledger_of_before_is_found_by_its_names()
    {
        var moved = await _editor.PublishAsync(Given.AStrike().With("location/name", "Zelenyi Hai"));
        await _editor.ReviseAsync(moved, new JsonObject { ["location"] = new JsonObject { ["name"] = "Chornyi Lis" } });
        var hidden = await _editor.PublishAsync(Given.AStrike().With("location/name", "Tykhyi Kut").With("sensitivity", new JsonArray("location_risk")));
        await _editor.PublishAsync(Given.AStrike().With("location/name", "Chornyi Lis"));
        var names = await NamesAsync();
        Assert.All(names, n => Assert.EndsWith(" 1", n, StringComparison.Ordinal));
        Assert.Contains(" chornyi lis  1", names);
        await api.Database.ExecuteAsync(Before);

        await api.Database.ExecuteAsync(MigrationScripts.Read("0026_place_names"));

        Assert.Equal(names, await NamesAsync());
        Assert.Equal(2, await CountAsync(_editor, "place=Chornyi%20Lis"));
        Assert.Equal(0, await CountAsync(_editor, "place=Zelenyi%20Hai"));
        Assert.Equal(1, await CountAsync(_editor, $"place=Zelenyi%20Hay&asOf={moved.Position}"));
        Assert.Equal(1, await CountAsync(_editor, "place=Tykhyi%20Kut"));
        Assert.Equal(0, await CountAsync(api.Client(), "place=Tykhyi%20Kut"));
        await _editor.ReviseAsync(await _editor.AgainAsync(hidden), new JsonObject { ["location"] = new JsonObject { ["name"] = "Dovhyi Brid" } });
        Assert.Equal(1, await CountAsync(_editor, "place=Dovhyi%20Brid"));
    }

    private async Task<List<string>> NamesAsync() =>
        [.. (await api.Database.RowsAsync("select name || ' ' || count(*) from place_names group by name order by name collate \"C\"")).Select(r => (string)r[0]!)];

    private static async Task<int> CountAsync(HttpClient client, string filter) => (await client.ReadAsync($"/v1/events?{filter}"))["items"]!.AsArray().Count;
}
