using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>A city after which much is named: its pages hold each event once, whichever way they are read.</summary>
public sealed class ManyNamesTests(ManyNamesFixture api) : IClassFixture<ManyNamesFixture>
{
    private const int Districts = 14;

    [Fact]
    public async Task Pages_of_a_city_with_many_names_hold_each_event_once_in_order()
    {
        var editor = api.Client(Role.Editor);
        List<string> old = [], found = [];
        for (var i = 0; i < Districts; i++)
            old.Add((await editor.PublishAsync(Named($"Kremhaven quarter {(char)('a' + i)}", i, 3))).Id);
        // So many elsewhere, and later, that neither walk reaches what is asked for.
        for (var i = 0; i < 30; i++)
            await editor.PublishAsync(Named("Dunmore", i, 4));
        var moved = await editor.PublishAsync(Named("Kremhaven quarter z", 20, 3));
        await editor.ReviseAsync(moved, new JsonObject { ["location"] = new JsonObject { ["name"] = "Dunmore" } });
        var risky = await editor.PublishAsync(Named("Kremhaven quarter a", 21, 3).With("sensitivity", new JsonArray("location_risk")));
        for (var i = 0; i < Districts; i++)
            found.Add((await editor.PublishAsync(Named($"Kremhaven quarter {(char)('a' + i)}", i, 5))).Id);
        string[] byDay = [.. Enumerable.Reverse(found), .. Enumerable.Reverse(old)];

        Assert.Equal(byDay, await PagesAsync(Role.Reader, "place=Kremhaven"));
        Assert.Equal(byDay.Reverse(), await PagesAsync(Role.Reader, "place=Kremhaven&sort=occurred"));
        Assert.Equal(Enumerable.Reverse(old), await PagesAsync(Role.Reader, "place=Kremhaven&to=2022-04-30"));
        Assert.Equal(byDay, await PagesAsync(Role.Reader, "place=Kremhaven&bbox=-180,-90,180,90"));
        Assert.Equal([.. found.AsEnumerable().Reverse(), risky.Id, .. old.AsEnumerable().Reverse()], await PagesAsync(Role.Editor, "place=Kremhaven"));
        Assert.Equal([moved.Id, .. old.AsEnumerable().Reverse()], await PagesAsync(Role.Reader, $"place=Kremhaven&asOf={moved.Position}"));
        Assert.Equal(byDay.Length, (int)(await api.Client().ReadAsync("/v1/events?place=Kremhaven&count=true&limit=1"))["count"]!["value"]!);
    }

    private static JsonObject Named(string name, int day, int month) =>
        Given.AStrike(at: FormattableString.Invariant($"2022-{month:00}-{day + 1:00}")).With("location/name", name);

    private async Task<List<string>> PagesAsync(Role role, string asked)
    {
        var client = api.Client(role);
        List<string> ids = [];
        for (var path = $"/v1/events?limit=4&{asked}"; ;)
        {
            var page = await client.ReadAsync(path);
            ids.AddRange(page["items"]!.AsArray().Select(i => (string)i!["id"]!));
            if ((string?)page["next"] is not { } next)
                return ids;
            path = $"/v1/events?limit=4&{asked}&cursor={next}";
        }
    }
}
