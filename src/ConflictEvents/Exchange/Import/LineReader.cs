using System.Buffers;

namespace ConflictEvents.Exchange.Import;

/// <summary>Splits a stream into lines, without their ends; a byte order mark at its beginning is no part of the first.</summary>
/// <param name="stream">What is read.</param>
/// <param name="longest">How many bytes a line may have.</param>
internal sealed class LineReader(Stream stream, int longest) : IDisposable
{
    private const int Usual = 64 * 1024;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Usual);
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>The number of the present line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The present line, until the next is read; whoever looks at it may change it.</summary>
    public Memory<byte> Line { get; private set; }

    /// <summary>Whether the present line was too long to be kept; it is empty then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Goes on to the next line.</summary>
    /// <returns>False where there is none.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        (Line, IsTooLong) = (default, false);
        for (var looked = 0; ;)
        {
            var found = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (found >= 0)
                return Take(looked + found, 1);
            looked = end - start;
            if (looked > longest)
                (IsTooLong, start, end, looked) = (true, 0, 0, 0);
            if (!isAtEnd)
                await FillAsync(cancellationToken);
            else
                return (looked > 0 || IsTooLong) && Take(looked, 0);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private bool Take(int length, int newline)
    {
        var line = buffer.AsMemory(start, length);
        if (Number++ == 0 && line.Span.StartsWith(System.Text.Encoding.UTF8.Preamble))
            line = line[3..];
        IsTooLong |= length > longest;
        Line = IsTooLong ? default : line.Span.EndsWith("\r"u8) ? line[..^1] : line;
        start += length + newline;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        isAtEnd = read == 0;
    }
}
