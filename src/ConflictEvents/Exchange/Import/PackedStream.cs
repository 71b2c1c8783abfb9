using System.Buffers.Binary;
using System.IO.Compression;

namespace ConflictEvents.Exchange.Import;

/// <summary>
/// Unpacks gzip. The framework's reader takes a file that broke off for one that has ended; here the length in the last four
/// bytes must be what came out. (Several packed files behind one another are none.)
/// </summary>
public sealed class PackedStream : ReadStream
{
    private readonly Tail tail;
    private readonly GZipStream gzip;

    /// <param name="packed">What is packed.</param>
    public PackedStream(Stream packed)
    {
        tail = new Tail(packed);
        gzip = new GZipStream(tail, CompressionMode.Decompress);
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await gzip.ReadAsync(buffer, cancellationToken);
        Count += read;
        if (read == 0 && buffer.Length > 0)
            await DemandWholeAsync(cancellationToken);
        return read;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            gzip.Dispose();
        base.Dispose(disposing);
    }

    private async Task DemandWholeAsync(CancellationToken cancellationToken)
    {
        await tail.CopyToAsync(Null, cancellationToken);
        if (tail.Last != (uint)Count)
            throw new InvalidDataException("What is packed broke off.");
    }

    private sealed class Tail(Stream inner) : ReadStream
    {
        private readonly byte[] last = new byte[sizeof(uint)];

        public uint Last => BinaryPrimitives.ReadUInt32LittleEndian(last);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Count += read;
            var kept = Math.Max(0, last.Length - read);
            last.AsSpan(last.Length - kept).CopyTo(last);
            buffer.Span[Math.Max(0, read - last.Length)..read].CopyTo(last.AsSpan(kept));
            return read;
        }
    }
}
