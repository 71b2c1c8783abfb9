using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Tool;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary><c>push</c>, <c>export</c> and <c>watch</c> against a server.</summary>
public sealed class PushTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_file_is_sent_its_refused_lines_are_told_and_a_repeat_changes_nothing()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var (file, report) = (Path.Combine(place.Folder, "desk.ndjson"), Path.Combine(place.Folder, "refused.ndjson"));
        var key = await api.MakeKeyAsync(Role.Contributor);
        var slug = Given.Fresh("pushed-");
        await File.WriteAllLinesAsync(file, [Given.AnActor(slug).With("record", "actor").ToJsonString(), "{\"record\":\"actor\",\"slug\":\"NO SLUG\"}", Given.AStrike().With("record", "event").With("id", Guid.CreateVersion7().ToString()).ToJsonString()]);

        var first = (await api.ToolAsync(key, "push", file, "--report", report, "--json")).ShouldEnd(ExitCode.Differs);
        Assert.Equal((3, 2, 1), ((int)first.Objects[0]["lines"]!, (int)first.Objects[0]["created"]!, (int)first.Objects[0]["refused"]!));
        Assert.Contains("line 2:", first.Error, StringComparison.Ordinal);
        Assert.Contains("\"line\":2", Assert.Single(await File.ReadAllLinesAsync(report)), StringComparison.Ordinal);

        var again = (await api.ToolAsync(key, "push", file, "--json")).ShouldEnd(ExitCode.Differs);
        Assert.Equal((2, 1), ((int)again.Objects[0]["unchanged"]!, (int)again.Objects[0]["refused"]!));
    }

    [Fact]
    public async Task A_dry_run_and_a_refused_whole_store_nothing()
    {
        var key = await api.MakeKeyAsync(Role.Contributor);
        var slug = Given.Fresh("never-");
        var lines = Given.AnActor(slug).With("record", "actor").ToJsonString() + "\n";
        var dry = (await ToolCalls.RunAsync(api.Address, key, ["push", "-", "--dry-run", "--json"], lines)).ShouldEnd(ExitCode.Ok);
        Assert.Equal(1, (int)dry.Objects[0]["created"]!);
        (await ToolCalls.RunAsync(api.Address, key, ["push", "-", "--atomic"], lines + "{\"record\":\"actor\"}\n")).ShouldEnd(ExitCode.Differs);

        using var answer = await api.Client().GetAsync($"/v1/actors/{slug}");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("--acting-as", null)]
    [InlineData(null, "Жадан, von der Nachtschicht")]
    [InlineData("--acting-as", "Somebody else")]
    public async Task Who_holds_a_shared_key_is_recorded_with_what_is_pushed(string? option, string? variable)
    {
        const string Person = "Жадан, von der Nachtschicht";
        var (key, actor) = (await api.MakeKeyAsync(Role.Contributor), Given.AnActor());
        string[] arguments = ["push", "-", .. option is null ? Array.Empty<string>() : [option, Person]];

        (await ToolCalls.RunAsync(api.Address, key, arguments, actor.With("record", "actor").ToJsonString() + "\n", person: variable)).ShouldEnd(ExitCode.Ok);

        var history = await api.Client(Role.Editor).ReadAsync($"/v1/actors/{actor["slug"]}/revisions");
        Assert.Equal(Person, (string?)Assert.Single(history["items"]!.AsArray())!["actingAs"]);
    }

    [Fact]
    public async Task A_person_who_is_none_is_a_matter_of_usage()
    {
        var lines = Given.AnActor().With("record", "actor").ToJsonString() + "\n";
        var told = (await ToolCalls.RunAsync(api.Address, await api.MakeKeyAsync(Role.Contributor), ["push", "-", "--acting-as", " "], lines)).ShouldEnd(ExitCode.Usage);
        Assert.Contains("Acting-As", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_is_told_that_it_may_not() => (await ToolCalls.RunAsync(api.Address, await api.MakeKeyAsync(Role.Reader), ["push", "-"], "{}\n")).ShouldEnd(ExitCode.NotAllowed);

    [Theory]
    [InlineData("events.ndjson", "\n")]
    [InlineData("events.csv", "id,")]
    [InlineData("events.geojson", "FeatureCollection")]
    public async Task A_query_is_exported_in_the_format_of_the_files_name(string name, string held)
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var world = await World.MakeAsync(api.Client(Role.Editor));
        var path = Path.Combine(place.Folder, name);

        (await api.ToolAsync(null, "export", path, "--tag", world.Tag)).ShouldEnd(ExitCode.Ok);

        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(held, text, StringComparison.Ordinal);
        Assert.Contains("It is retracted", text, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(place.Folder));
    }

    [Fact]
    public async Task An_export_that_was_interrupted_goes_on_as_of_its_position()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var desk = api.Client(Role.Editor);
        var world = await World.MakeAsync(desk);
        var path = Path.Combine(place.Folder, "events.ndjson");
        var whole = (await api.ToolAsync(null, "export", path, "--tag", world.Tag, "--json")).ShouldEnd(ExitCode.Ok).Objects[0];
        var lines = await File.ReadAllLinesAsync(path);
        File.Delete(path);
        await File.WriteAllTextAsync(path + ".part", lines[0] + "\n" + lines[1][..30]);
        await File.WriteAllTextAsync(path + ".part.json", $$"""{"record":"event","query":"tag={{Uri.EscapeDataString(world.Tag)}}","position":{{whole["position"]}},"epoch":"{{whole["epoch"]}}"}""");
        await world.ChangeAsync(desk);

        (await api.ToolAsync(null, "export", path, "--tag", world.Tag)).ShouldEnd(ExitCode.Ok);

        // Withheld since, and so nowhere any more; all others as they were then.
        Assert.Equal(lines.Where(line => !line.Contains(world.Withheld.Id, StringComparison.Ordinal) || line == lines[0]), await File.ReadAllLinesAsync(path));
    }

    [Fact]
    public async Task Changes_are_printed_as_they_come()
    {
        var desk = api.Client(Role.Editor);
        var tag = Given.Fresh("campaign:watched-");
        var watching = api.ToolAsync(await api.MakeKeyAsync(Role.Editor), "watch", "--after", "0", "--tag", tag, "--count", "2");
        var strike = await desk.CreateEventAsync(Given.AStrike("A strike to watch").With("tags", new System.Text.Json.Nodes.JsonArray(tag)));
        await desk.RetractAsync(strike);

        var lines = (await watching).ShouldEnd(ExitCode.Ok).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["created", "retracted"], lines.Select(line => line.Split('\t')[2]));
        Assert.EndsWith("\tA strike to watch", lines[0], StringComparison.Ordinal);
    }
}
