using ConflictEvents.Client;
using ConflictEvents.Client.Exports;

namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary>A folder with a file for each type of record, lines ordered by id, and the journal of what changed since. The files never change.</summary>
internal sealed class Generation(string root, int number)
{
    public string Folder { get; } = Path.Combine(root, $"generation-{number:d6}");

    public string Journal => Path.Combine(Folder, "journal.ndjson");

    /// <summary>How long the files are together.</summary>
    public long Length => RecordTypes.All.Select(FileOf).Where(File.Exists).Sum(path => new FileInfo(path).Length);

    /// <summary>The rows of a type with a journal's changes over them, by id.</summary>
    public IEnumerable<MirrorRow> Rows(RecordType record, Journal journal) => Rows(record, journal, journal.Index());

    /// <summary>Writes a generation out of this one and a journal.</summary>
    /// <param name="next">What to write; nobody knows of it before the state names it.</param>
    /// <param name="journal">The changes.</param>
    /// <param name="cancellationToken">Ends it; what was written then is nowhere named.</param>
    public async Task FoldAsync(Generation next, Journal journal, CancellationToken cancellationToken)
    {
        if (Directory.Exists(next.Folder))
            Directory.Delete(next.Folder, recursive: true);
        Directory.CreateDirectory(next.Folder);
        var index = journal.Index();
        foreach (var record in RecordTypes.All)
        {
            await using var file = new FileStream(next.FileOf(record), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 128 * 1024);
            foreach (var row in Rows(record, journal, index))
            {
                await file.WriteAsync(row.Document, cancellationToken);
                file.WriteByte((byte)'\n');
            }
            file.Flush(flushToDisk: true);
        }
        await using (var empty = new FileStream(next.Journal, FileMode.CreateNew, FileAccess.Write))
            empty.Flush(flushToDisk: true);
        Durable.SyncFolder(next.Folder);
        Durable.SyncFolder(Path.GetDirectoryName(next.Folder)!);
    }

    private string FileOf(RecordType record) => Path.Combine(Folder, record.Room() + ".ndjson");

    private IEnumerable<MirrorRow> Rows(RecordType record, Journal journal, Dictionary<(RecordType Record, string Id), JournalEntry> index)
    {
        var changes = index.Where(c => c.Key.Record == record).OrderBy(c => c.Key.Id, StringComparer.Ordinal).ToList();
        var next = 0;
        foreach (var row in Base(record))
        {
            for (; next < changes.Count && string.CompareOrdinal(changes[next].Key.Id, row.Id) < 0; next++)
                if (!changes[next].Value.IsRemoval)
                    yield return journal.Row(changes[next].Value);
            if (next == changes.Count || changes[next].Key.Id != row.Id)
                yield return row;
        }
        for (; next < changes.Count; next++)
            if (!changes[next].Value.IsRemoval)
                yield return journal.Row(changes[next].Value);
    }

    private IEnumerable<MirrorRow> Base(RecordType record)
    {
        if (!File.Exists(FileOf(record)))
            yield break;
        using var file = new FileStream(FileOf(record), FileMode.Open, FileAccess.Read, FileShare.Read);
        foreach (var line in LinesOf.File(file))
        {
            var read = ExportLine.Read(record, line);
            yield return new(record, read.Id, read.Revision, read.Position, read.Document);
        }
    }
}
