using System.Text;
using ConflictEvents.Client;
using ConflictEvents.Tool;
using ConflictEvents.Tool.Mirrors;
using ConflictEvents.Tool.Mirrors.Folders;

namespace ConflictEvents.Tests.Tool;

/// <summary>A folder after a kill at any moment: what was committed is there, what was not is gone.</summary>
public sealed class FolderMirrorTests : IDisposable
{
    private static readonly MirrorState At5 = new("e", "", 5, null);
    private readonly string root = Directory.CreateTempSubdirectory("conflict-events-folder-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task What_was_written_and_never_committed_is_cut_off()
    {
        await MadeAsync();
        await File.AppendAllTextAsync(Path.Combine(root, "current", "journal.ndjson"), "{\"position\":7,\"action\":\"created\",\"record\":\"event\",\"id\":\"c\",\"revi");

        Assert.Equal(["event a 2", "event b 1", "actor x 1"], await RowsAsync());
    }

    [Fact]
    public async Task A_generation_that_the_state_does_not_name_yet_is_nothing()
    {
        await MadeAsync();
        Directory.CreateDirectory(Path.Combine(root, "generation-000009"));
        await File.WriteAllTextAsync(Path.Combine(root, "generation-000009", "events.ndjson"), "half a li");

        Assert.Equal(["event a 2", "event b 1", "actor x 1"], await RowsAsync());
        Assert.False(Directory.Exists(Path.Combine(root, "generation-000009")));
    }

    [Fact]
    public async Task A_snapshot_goes_on_where_it_was_committed_and_what_stood_stands_until_it_is_whole()
    {
        await MadeAsync();
        await using (var mirror = new FolderMirror(root))
        {
            await mirror.OpenAsync(default);
            await mirror.BeginAsync(At5 with { Position = 9, Snapshot = new("event", null) }, default);
            await mirror.StageAsync([Row(RecordType.Event, "z", 1)], At5 with { Position = 9, Snapshot = new("event", "z") }, default);
        }
        await File.AppendAllTextAsync(Path.Combine(root, "snapshot.ndjson"), "{\"half");
        Assert.Equal(["event a 2", "event b 1", "actor x 1"], await RowsAsync());

        await using (var mirror = new FolderMirror(root))
        {
            Assert.Equal("z", (await mirror.OpenAsync(default))!.Snapshot!.After);
            await mirror.StageAsync([Row(RecordType.Event, "y", 3)], At5 with { Position = 9, Snapshot = new("event", "y") }, default);
            await mirror.PublishAsync(At5 with { Position = 9 }, default);
        }
        Assert.Equal(["event y 3", "event z 1"], await RowsAsync());
    }

    [Fact]
    public async Task The_end_of_a_run_writes_plain_files()
    {
        await MadeAsync();
        await using (var mirror = new FolderMirror(root))
        {
            var state = await mirror.OpenAsync(default);
            await mirror.SettleAsync(state!, default);
        }
        Assert.Equal(["{\"id\":\"a\",\"revision\":2,\"position\":5}", "{\"id\":\"b\",\"revision\":1,\"position\":5}"], await File.ReadAllLinesAsync(Path.Combine(root, "current", "events.ndjson")));
        Assert.Empty(await File.ReadAllTextAsync(Path.Combine(root, "current", "journal.ndjson")));
        Assert.Equal(["event a 2", "event b 1", "actor x 1"], await RowsAsync());
    }

    [Fact]
    public async Task A_journal_that_lost_what_was_committed_is_refused()
    {
        await MadeAsync();
        await File.WriteAllTextAsync(Path.Combine(root, "current", "journal.ndjson"), "");
        await using var mirror = new FolderMirror(root);
        Assert.Equal(ExitCode.Broken, (await Assert.ThrowsAsync<ToolException>(() => mirror.OpenAsync(default))).Code);
    }

    // A snapshot of a, b and c, then a revision of a, and c goes.
    private async Task MadeAsync()
    {
        await using var mirror = new FolderMirror(root);
        Assert.Null(await mirror.OpenAsync(default));
        await mirror.BeginAsync(At5 with { Position = 3, Snapshot = new("event", null) }, default);
        await mirror.StageAsync([Row(RecordType.Event, "c", 1), Row(RecordType.Event, "a", 1), Row(RecordType.Event, "b", 1), Row(RecordType.Actor, "x", 1)], At5 with { Snapshot = new("actor", "x") }, default);
        await mirror.PublishAsync(At5 with { Position = 3 }, default);
        await mirror.ApplyAsync([new(RecordType.Event, "a", 4, "revised", Row(RecordType.Event, "a", 2)), new(RecordType.Event, "c", 5, "left", null)], At5, default);
    }

    private async Task<List<string>> RowsAsync()
    {
        await using var mirror = new FolderMirror(root);
        await mirror.OpenAsync(default);
        var rows = new List<string>();
        foreach (var record in RecordTypes.All)
            await foreach (var row in mirror.RowsAsync(record, default))
                rows.Add($"{row.Record.Word()} {row.Id} {row.Revision}");
        return rows;
    }

    private static MirrorRow Row(RecordType record, string id, int revision) =>
        new(record, id, revision, 5, Encoding.UTF8.GetBytes($"{{\"{(record == RecordType.Actor ? "slug" : "id")}\":\"{id}\",\"revision\":{revision},\"position\":5}}"));
}
