using ConflictEvents.Api.Tests.House;
using ConflictEvents.Client;
using ConflictEvents.Keys;
using ConflictEvents.Tool;
using ClientQuery = ConflictEvents.Client.Queries.Query;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary><c>conflict-events pull</c>: a mirror of each kind, brought in step and held against the server.</summary>
public sealed class PullTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string> Kinds => ["folder", "sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_mirror_is_brought_in_step_change_by_change(string kind)
    {
        await using var place = await Mirrored.PlaceAsync(kind);
        var key = await api.MakeKeyAsync(Role.Editor);
        var desk = api.Client(Role.Editor);
        var world = await World.MakeAsync(desk);
        var first = (await api.ToolAsync(key, "pull", "--to", place.Target, "--verify", "--json")).ShouldEnd(ExitCode.Ok);
        Assert.True((long)first.Objects[0]["snapshot"]! > 0);

        await world.ChangeAsync(desk);
        var second = (await api.ToolAsync(key, "pull", "--to", place.Target, "--verify", "--json")).ShouldEnd(ExitCode.Ok);

        Assert.Null(second.Objects[0]["snapshot"]);
        Assert.True((bool)second.Objects[0]["verified"]!["isEqual"]!);
        Assert.Equal(0, (long)second.Objects[0]["skipped"]!);
        Assert.Equal(await Mirrored.ExportedAsync(api.Address, key, Mirrored.All), await Mirrored.RecordsAsync(place.Target));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_readers_lose_sight_of_leaves_their_mirror(string kind)
    {
        await using var place = await Mirrored.PlaceAsync(kind);
        var key = await api.MakeKeyAsync(Role.Reader);
        var desk = api.Client(Role.Editor);
        var world = await World.MakeAsync(desk);
        (await api.ToolAsync(key, "pull", "--to", place.Target, "--verify")).ShouldEnd(ExitCode.Ok);
        Assert.Contains(await Mirrored.RecordsAsync(place.Target), r => r.Key.StartsWith($"event {world.Withheld.Id}", StringComparison.Ordinal));

        await world.ChangeAsync(desk);
        (await api.ToolAsync(key, "pull", "--to", place.Target, "--verify")).ShouldEnd(ExitCode.Ok);

        var mirror = await Mirrored.RecordsAsync(place.Target);
        Assert.DoesNotContain(mirror, r => r.Key.StartsWith($"event {world.Withheld.Id}", StringComparison.Ordinal));
        Assert.Equal(await Mirrored.ExportedAsync(api.Address, key, ClientQuery.All), mirror);
    }

    [Fact]
    public async Task A_filter_makes_a_mirror_of_what_it_finds_and_of_nothing_else()
    {
        await using var place = await Mirrored.PlaceAsync("sqlite");
        var key = await api.MakeKeyAsync(Role.Editor);
        var desk = api.Client(Role.Editor);
        var world = await World.MakeAsync(desk);
        string[] pull = ["pull", "--to", place.Target, "--tag", world.Tag, "--verify", "--json"];
        (await api.ToolAsync(key, pull)).ShouldEnd(ExitCode.Ok);
        await world.ChangeAsync(desk);

        (await api.ToolAsync(key, pull)).ShouldEnd(ExitCode.Ok);

        var mirror = await Mirrored.RecordsAsync(place.Target);
        Assert.Equal((await Mirrored.ExportedAsync(api.Address, key, Mirrored.All.With("tag", world.Tag))).Where(r => r.Key.StartsWith("event", StringComparison.Ordinal)), mirror);
        Assert.Contains("two queries never share a mirror", (await api.ToolAsync(key, "pull", "--to", place.Target)).ShouldEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_of_a_folder_are_the_exports_sorted_by_id()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var key = await api.MakeKeyAsync(Role.Editor);
        await World.MakeAsync(api.Client(Role.Editor));

        (await api.ToolAsync(key, "pull", "--to", place.Target)).ShouldEnd(ExitCode.Ok);

        var files = RecordTypes.All.SelectMany(record => File.ReadLines(Path.Combine(place.Target, "current", $"{record.Room()}.ndjson")));
        Assert.Equal((await Mirrored.ExportedAsync(api.Address, key, Mirrored.All)).Values.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }
}
