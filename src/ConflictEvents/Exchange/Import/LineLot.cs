using System.Buffers;

namespace ConflictEvents.Exchange.Import;

/// <summary>Some lines that were read, to be understood side by side: that takes longer than reading them.</summary>
/// <param name="usual">What a line is that does not say.</param>
internal sealed class LineLot(string? usual) : IDisposable
{
    private const int MostLines = 128;
    private const int MostBytes = 1024 * 1024;
    private readonly List<(long Number, int Start, int Length, RecordLine? Record)> lines = [];
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private int end;

    public bool IsFull => lines.Count >= MostLines || end >= MostBytes;

    /// <summary>Adds a line, for its bytes are another's when the next is read.</summary>
    public void Add(long number, ReadOnlySpan<byte> line)
    {
        if (bytes.Length - end < line.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(end + line.Length);
            bytes.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        line.CopyTo(bytes.AsSpan(end));
        lines.Add((number, end, line.Length, null));
        end += line.Length;
    }

    /// <summary>Adds what is known of a line already.</summary>
    public void Add(RecordLine known) => lines.Add((known.Line, 0, 0, known));

    /// <summary>The records in their order; the lot is empty then.</summary>
    public RecordLine[] Take()
    {
        var records = new RecordLine[lines.Count];
        Parallel.For(0, lines.Count, i => records[i] = lines[i].Record ?? RecordLineReader.Read(lines[i].Number, bytes.AsMemory(lines[i].Start, lines[i].Length), usual));
        lines.Clear();
        end = 0;
        return records;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);
}
