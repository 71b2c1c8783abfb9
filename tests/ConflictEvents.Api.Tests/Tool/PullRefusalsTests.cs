using System.Net;
using System.Runtime.Versioning;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Tool;
using ConflictEvents.Tool.Mirrors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary>What a pull refuses, with which exit code, and in which words.</summary>
public sealed class PullRefusalsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_mirror_that_differs_is_found_and_the_records_are_named()
    {
        await using var place = await Mirrored.PlaceAsync("sqlite");
        var key = await api.MakeKeyAsync(Role.Editor);
        var world = await World.MakeAsync(api.Client(Role.Editor));
        (await api.ToolAsync(key, "pull", "--to", place.Target)).ShouldEnd(ExitCode.Ok);
        await using (var file = new SqliteConnection($"Data Source={place.Target["sqlite:".Length..]};Pooling=false"))
        {
            await file.OpenAsync();
            var command = file.CreateCommand();
            command.CommandText = $"delete from records where id = '{world.Back.Id}'; update records set document = replace(document, 'dawn', 'dusk'), revision = 7 where id = '{world.Revised.Id}'";
            await command.ExecuteNonQueryAsync();
        }

        var differs = (await api.ToolAsync(key, "pull", "--to", place.Target, "--verify", "--json")).ShouldEnd(ExitCode.Differs);

        var found = differs.Objects[0]["verified"]!["differences"]!.AsArray().Select(d => ((string)d!["id"]!, (string)d["is"]!)).Order();
        Assert.Equal(new[] { (world.Back.Id, "missing"), (world.Revised.Id, "other_revision") }.Order(), found);
        Assert.Contains(world.Back.Id, differs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_epoch_ends_with_its_own_code_and_a_restart_begins_anew()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var key = await api.MakeKeyAsync(Role.Editor);
        await World.MakeAsync(api.Client(Role.Editor));
        (await api.ToolAsync(key, "pull", "--to", place.Target)).ShouldEnd(ExitCode.Ok);
        await api.ReadAsync(db => db.Database.ExecuteSqlAsync($"update ledger_head set epoch = gen_random_uuid()"));

        var changed = (await api.ToolAsync(key, "pull", "--to", place.Target, "--json")).ShouldEnd(ExitCode.EpochChanged);
        Assert.Contains("--restart", changed.Error, StringComparison.Ordinal);
        Assert.Equal(5, (int)changed.Objects[0]["exitCode"]!);
        (await api.ToolAsync(key, "pull", "--to", place.Target, "--restart", "--verify")).ShouldEnd(ExitCode.Ok);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_pulls_do_not_write_one_mirror(string kind)
    {
        await using var place = await Mirrored.PlaceAsync(kind);
        await using var mirror = MirrorTarget.Open(place.Target);
        await mirror.OpenAsync(CancellationToken.None);

        (await api.ToolAsync(null, "pull", "--to", place.Target)).ShouldEnd(ExitCode.Locked);
    }

    [Fact]
    public async Task A_key_that_is_wrong_ends_with_its_own_code_and_is_never_told()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        const string wrong = "ce_0123456789_this-is-no-key-of-ours_00000000";

        var refused = (await api.ToolAsync(wrong, "pull", "--to", place.Target, "--json")).ShouldEnd(ExitCode.NotAllowed);

        Assert.DoesNotContain(wrong, refused.Out + refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_key_file_that_others_can_read_is_refused()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        var file = Path.Combine(place.Folder, "key");
        await File.WriteAllTextAsync(file, await api.MakeKeyAsync(Role.Editor) + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", (await api.ToolAsync(null, "pull", "--to", place.Target, "--key-file", file)).ShouldEnd(ExitCode.NotAllowed).Error, StringComparison.Ordinal);

        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        (await api.ToolAsync(null, "pull", "--to", place.Target, "--key-file", file, "--lifecycle", "draft")).ShouldEnd(ExitCode.Ok);
    }

    [Theory]
    [InlineData("pull")]
    [InlineData("pull --to x --nonsense")]
    [InlineData("pull --to x --follow --verify")]
    [InlineData("nonsense")]
    [InlineData("pull --to sqlite:")]
    public async Task A_command_line_that_is_not_understood_is_usage(string line) => (await api.ToolAsync(null, line.Split(' '))).ShouldEnd(ExitCode.Usage);

    [Fact]
    public async Task A_parameter_that_the_server_refuses_is_usage_in_the_servers_words()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        Assert.Contains("kind", (await api.ToolAsync(null, "pull", "--to", place.Target, "--kind", "rumour")).ShouldEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_for_later()
    {
        await using var place = await Mirrored.PlaceAsync("folder");
        using var nobody = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = $"http://{nobody.LocalEndpoint}";
        nobody.Stop();
        (await api.ToolAsync(null, "pull", "--to", place.Target, "--server", address, "--retries", "0")).ShouldEnd(ExitCode.Temporary);
    }
}
