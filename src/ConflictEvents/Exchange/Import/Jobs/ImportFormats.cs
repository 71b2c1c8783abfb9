using ConflictEvents.Exchange.Formats;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>The forms of file that can be imported: our own, and those of others.</summary>
internal sealed class ImportFormats(IEnumerable<IFileFormat> others)
{
    private const int Magic = 0x1f;
    private const int Magic2 = 0x8b;
    private readonly List<IFileFormat> others = [.. others];

    public IReadOnlyList<string> Names => [NdjsonFormat.Known, CsvFormat.Known, .. others.Select(f => f.Name)];

    /// <summary>Whether files of this form are those of others.</summary>
    public bool IsForeign(string name) => others.Exists(f => f.Name == name);

    /// <summary>The records of a file, in its order.</summary>
    public async IAsyncEnumerable<RecordLine> ReadAsync(ReadStream file, ImportOptions asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var format = asked.Format switch
        {
            NdjsonFormat.Known => new NdjsonFormat(asked.Record),
            CsvFormat.Known => new CsvFormat(asked.Record!),
            _ => others.First(f => f.Name == asked.Format),
        };
        await using var seen = new Reread(file);
        // The forms of others unpack what is packed themselves.
        var isPacked = await seen.BeginsWithAsync(Magic, Magic2, cancellationToken) && format is NdjsonFormat or CsvFormat;
        await using var plain = isPacked ? new PackedStream(seen) : (Stream)seen;
        var options = new FormatOptions { CountedBy = asked.CountedBy, Publish = asked.Publish, Dataset = asked.Dataset, Mapping = asked.Mapping };
        await foreach (var line in format.ReadAsync(plain, options, cancellationToken))
            yield return line;
    }

    /// <summary>A stream whose first bytes were looked at.</summary>
    private sealed class Reread(ReadStream inner) : ReadStream
    {
        private byte[] first = [];

        public async Task<bool> BeginsWithAsync(byte one, byte two, CancellationToken cancellationToken)
        {
            var buffer = new byte[2];
            var read = await inner.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            first = buffer[..read];
            return first is [var a, var b] && a == one && b == two;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            first.Length == 0 ? await inner.ReadAsync(buffer, cancellationToken) : TakeFirst(buffer.Span);

        public override int Read(byte[] buffer, int offset, int count) => first.Length == 0 ? inner.Read(buffer, offset, count) : TakeFirst(buffer.AsSpan(offset, count));

        private int TakeFirst(Span<byte> buffer)
        {
            var taken = Math.Min(buffer.Length, first.Length);
            first.AsSpan(0, taken).CopyTo(buffer);
            first = first[taken..];
            return taken;
        }
    }
}
