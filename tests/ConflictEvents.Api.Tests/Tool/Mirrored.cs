using System.Text;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Client;
using ConflictEvents.Tool.Mirrors;
using ClientQuery = ConflictEvents.Client.Queries.Query;

namespace ConflictEvents.Api.Tests.Tool;

/// <summary>A mirror, read past the tool's own digest, and what the server exports beside it.</summary>
internal static class Mirrored
{
    public static async Task<SortedDictionary<string, string>> RecordsAsync(string target)
    {
        await using var mirror = MirrorTarget.Open(target);
        Assert.Null((await mirror.OpenAsync(CancellationToken.None))!.Snapshot);
        var records = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in RecordTypes.All)
            await foreach (var row in mirror.RowsAsync(record, CancellationToken.None))
                records.Add($"{record.Word()} {row.Id} {row.Revision} {row.Position}", Encoding.UTF8.GetString(row.Document.Span));
        return records;
    }

    public static async Task<SortedDictionary<string, string>> ExportedAsync(Uri server, string? key, ClientQuery events)
    {
        using var client = Client(server, key);
        var records = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in RecordTypes.All)
        {
            using var export = await client.Exports.OpenAsync(record, record == RecordType.Event ? events : null);
            await foreach (var line in export.ReadAsync())
                records.Add($"{record.Word()} {line.Id} {line.Revision} {line.Position}", Encoding.UTF8.GetString(line.Document.Span));
        }
        return records;
    }

    public static ConflictEventsClient Client(Uri server, string? key) => new(new ClientOptions { Server = server, Key = _ => ValueTask.FromResult(key) });

    /// <summary>All that colleagues see.</summary>
    public static ClientQuery All { get; } = ClientQuery.All.With("lifecycle", "draft,published,withheld");

    /// <summary>A place for a mirror of a kind; disposing it removes it.</summary>
    public static async Task<MirrorPlace> PlaceAsync(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("conflict-events-mirror-").FullName;
        if (kind != "postgres")
            return new(kind == "sqlite" ? $"sqlite:{Path.Combine(folder, "mirror.db")}" : Path.Combine(folder, "mirror"), folder, null);
        var database = await (await TestServer.GetAsync()).CloneAsync();
        return new($"postgres:{database.ConnectionString}", folder, database);
    }
}

/// <summary>Where a mirror of a test is.</summary>
internal sealed record MirrorPlace(string Target, string Folder, TestDatabase? Database) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        if (Database is not null)
            await Database.DisposeAsync();
    }
}
