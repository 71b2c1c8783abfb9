using System.Text.Json;
using ConflictEvents.Client;
using ConflictEvents.Client.Exports;
using ConflictEvents.Tool.Mirrors.Folders;

namespace ConflictEvents.Tool.Exporting;

/// <summary>An export that is not whole yet: the lines so far, and as of which position they are. Beside the file that it will be.</summary>
internal sealed class PartialExport(string path, RecordType record, string query)
{
    private string Lines => path + ".part";

    private string About => path + ".part.json";

    /// <summary>Where an interrupted run of the same query stands, with its last whole line; null to begin.</summary>
    public (LedgerStand Stand, string? Last, long Count)? Find()
    {
        if (!File.Exists(Lines) || !File.Exists(About))
            return null;
        try
        {
            var begun = JsonSerializer.Deserialize<Begun>(File.ReadAllBytes(About), JsonSerializerOptions.Web);
            return begun is null || begun.Record != record.Word() || begun.Query != query ? null : Whole(new(begun.Position, begun.Epoch));
        }
        catch (Exception e) when (e is JsonException or BrokenAnswerException)
        {
            return null;
        }
    }

    /// <summary>Begins with nothing.</summary>
    public async Task<FileStream> BeginAsync(LedgerStand stand)
    {
        await Durable.ReplaceAsync(About, JsonSerializer.SerializeToUtf8Bytes(new Begun(record.Word(), query, stand.Position, stand.Epoch), JsonSerializerOptions.Web));
        return new FileStream(Lines, FileMode.Create, FileAccess.Write);
    }

    /// <summary>Goes on behind the last whole line.</summary>
    public FileStream Continue() => new(Lines, FileMode.Append, FileAccess.Write);

    /// <summary>Puts the whole in its place.</summary>
    public void End()
    {
        File.Move(Lines, path, overwrite: true);
        File.Delete(About);
    }

    private (LedgerStand Stand, string? Last, long Count) Whole(LedgerStand stand)
    {
        using var file = new FileStream(Lines, FileMode.Open, FileAccess.ReadWrite);
        var (length, count, last) = (0L, 0L, (byte[]?)null);
        foreach (var line in LinesOf.File(file))
        {
            if (length + line.Length + 1 > file.Length)
                break;
            (length, count, last) = (length + line.Length + 1, count + 1, line);
        }
        file.SetLength(length);
        return (stand, last is null ? null : ExportLine.Read(record, last).Id, count);
    }

    private sealed record Begun(string Record, string Query, long Position, string Epoch);
}
