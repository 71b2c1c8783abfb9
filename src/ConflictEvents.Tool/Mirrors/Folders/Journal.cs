using System.Buffers;
using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary>A file that only grows: a line for each change. What counts of it stands in the state.</summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream file;

    private Journal(FileStream file) => this.file = file;

    /// <summary>How long it is.</summary>
    public long Length => file.Length;

    /// <summary>Opens a journal, and cuts off what was written and never committed.</summary>
    public static Journal Open(string path, long length)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length < length)
        {
            file.Dispose();
            throw new ToolException(ExitCode.Broken, $"{path} is shorter than it was; begin anew with --restart, or into another folder.");
        }
        file.SetLength(length);
        return new(file);
    }

    /// <summary>Adds lines; they are on the disk when it returns.</summary>
    public async Task AppendAsync(IEnumerable<MirrorChange> changes)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var change in changes)
            JournalLine.Write(lines, change);
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(lines.WrittenMemory);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        file.SetLength(0);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The last line of each record, with the place where it stands.</summary>
    public Dictionary<(RecordType Record, string Id), JournalEntry> Index()
    {
        var index = new Dictionary<(RecordType, string), JournalEntry>();
        file.Seek(0, SeekOrigin.Begin);
        var at = 0L;
        foreach (var line in LinesOf.File(file))
        {
            var (record, id, isRemoval) = JournalLine.Head(line);
            index[(record, id)] = new(at, line.Length, isRemoval);
            at += line.Length + 1;
        }
        return index;
    }

    /// <summary>The row of an entry.</summary>
    public MirrorRow Row(JournalEntry entry)
    {
        var line = new byte[entry.Length];
        file.Seek(entry.Offset, SeekOrigin.Begin);
        file.ReadExactly(line);
        return JournalLine.Row(line);
    }

    public void Dispose() => file.Dispose();
}

/// <summary>Where a journal's line stands.</summary>
internal readonly record struct JournalEntry(long Offset, int Length, bool IsRemoval);
