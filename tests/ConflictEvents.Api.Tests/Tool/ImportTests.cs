using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Tool;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary><c>import</c>: a job of the server's, watched to its end.</summary>
public sealed class ImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_file_is_imported_as_a_job_and_its_refused_rows_are_kept()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var file = Path.Combine(place.Folder, "desk.ndjson");
        var key = await api.MakeKeyAsync(Role.Contributor);
        await File.WriteAllLinesAsync(file, [Given.AnActor().With("record", "actor").ToJsonString(), "{\"record\":\"actor\",\"slug\":\"NO SLUG\"}"]);

        var first = (await api.ToolAsync(key, "import", "--format", "ndjson", file, "--json")).ShouldEnd(ExitCode.Differs).Objects[0];
        var again = (await api.ToolAsync(key, "import", "--format", "ndjson", file, "--json", "--report", file + ".again")).ShouldEnd(ExitCode.Differs).Objects[0];

        Assert.Equal(("succeeded", 1, 1), ((string)first["state"]!, (int)first["created"]!, (int)first["refused"]!));
        Assert.Equal((0, 1), ((int)again["created"]!, (int)again["unchanged"]!));
        Assert.All(await File.ReadAllLinesAsync(file + ".refused.ndjson"), line => Assert.Contains("\"line\":2", line, StringComparison.Ordinal));
        Assert.NotEmpty(await File.ReadAllTextAsync(file + ".again"));
    }

    [Fact]
    public async Task Where_the_report_finds_no_room_the_result_is_told_all_the_same()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var (file, nowhere) = (Path.Combine(place.Folder, "desk.ndjson"), Path.Combine(place.Folder, "none", "refused.ndjson"));
        await File.WriteAllLinesAsync(file, [Given.AnActor().With("record", "actor").ToJsonString(), "{\"record\":\"actor\",\"slug\":\"NO SLUG\"}"]);

        var ended = (await api.ToolAsync(await api.MakeKeyAsync(Role.Contributor), "import", "--format", "ndjson", file, "--json", "--report", nowhere)).ShouldEnd(ExitCode.Differs);

        var done = ended.Objects[0];
        Assert.Equal(("succeeded", 1, 1), ((string)done["state"]!, (int)done["created"]!, (int)done["refused"]!));
        Assert.Null(done["report"]);
        Assert.Contains($"/v1/imports/{done["id"]}/report", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_the_server_does_not_take_and_a_file_that_is_not_there_are_usage()
    {
        var key = await api.MakeKeyAsync(Role.Editor);
        (await api.ToolAsync(key, "import", "--format", "rumours", "x")).ShouldEnd(ExitCode.Usage);
        (await api.ToolAsync(key, "import", "--format", "ndjson", "/nowhere/x.ndjson")).ShouldEnd(ExitCode.Usage);
        (await api.ToolAsync(key, "import", "--format", "ucdp-ged", "x", "--retract-missing")).ShouldEnd(ExitCode.Usage);
    }
}
