using System.IO.Compression;
using System.Text;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>
/// A file put aside, unpacked, so that it can be read twice: which encoding it has and which way round its dates stand shows
/// only at its end.
/// </summary>
internal sealed class FileText : IAsyncDisposable
{
    // More than any data set of the kind; an archive that unpacks to more is not meant well.
    private const long Largest = 8L << 30;
    private readonly FileStream spool;
    private readonly Encoding encoding;

    private FileText(FileStream spool, Encoding encoding) => (this.spool, this.encoding) = (spool, encoding);

    /// <exception cref="InvalidDataException">It is packed, and cannot be unpacked.</exception>
    public static async Task<FileText> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        var spool = Temporary();
        try
        {
            await file.CopyToAsync(spool, cancellationToken);
            if (IsGzip(spool))
                spool = await UnpackedAsync(spool, cancellationToken);
            return new FileText(spool, await EncodingGuess.OfAsync(spool, cancellationToken));
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it looks like JSON: its first character is a bracket or brace.</summary>
    public bool IsJson
    {
        get
        {
            using var text = Text();
            int c;
            do
            {
                c = text.Read();
            }
            while (c >= 0 && char.IsWhiteSpace((char)c));
            return c is '[' or '{';
        }
    }

    /// <summary>The text from its beginning. One reader at a time.</summary>
    public StreamReader Text()
    {
        spool.Position = 0;
        return new StreamReader(spool, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    }

    /// <summary>The text from its beginning as UTF-8, without a byte order mark. One reader at a time.</summary>
    public Stream Utf8()
    {
        spool.Position = encoding.Preamble.Length > 0 && StartsWith(spool, encoding.Preamble) ? encoding.Preamble.Length : 0;
        return Encoding.CreateTranscodingStream(spool, encoding, new UTF8Encoding(false), leaveOpen: true);
    }

    public ValueTask DisposeAsync() => spool.DisposeAsync();

    private static bool IsGzip(FileStream spool) => StartsWith(spool, [0x1f, 0x8b]);

    private static bool StartsWith(FileStream spool, ReadOnlySpan<byte> bytes)
    {
        spool.Position = 0;
        Span<byte> head = stackalloc byte[bytes.Length];
        var read = spool.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        spool.Position = 0;
        return read == bytes.Length && head.SequenceEqual(bytes);
    }

    private static async Task<FileStream> UnpackedAsync(FileStream packed, CancellationToken cancellationToken)
    {
        var plain = Temporary();
        try
        {
            await using (packed)
            await using (var gzip = new GZipStream(packed, CompressionMode.Decompress))
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = await gzip.ReadAsync(buffer, cancellationToken)) > 0;)
                {
                    if (plain.Position + read > Largest)
                        throw new InvalidDataException("It unpacks to more than 8 GiB.");
                    await plain.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }
            return plain;
        }
        catch
        {
            await plain.DisposeAsync();
            throw;
        }
    }

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), "conflict-events-" + Guid.CreateVersion7().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
        bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
