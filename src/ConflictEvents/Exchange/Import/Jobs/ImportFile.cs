using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Reads a stored file piece by piece, as it was sent.</summary>
internal sealed class ImportFile(LedgerDb db, Guid import) : ReadStream
{
    private ReadOnlyMemory<byte> chunk;
    private int number;

    private IQueryable<byte[]> Next => db.Set<ImportChunk>().Where(c => c.Import == import && c.Number == number).Select(c => c.Data);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (chunk.IsEmpty)
        {
            chunk = await Next.SingleOrDefaultAsync(cancellationToken);
            number++;
        }
        return Take(buffer.Span);
    }

    // Some readers of foreign forms read without waiting.
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (chunk.IsEmpty)
        {
            chunk = Next.SingleOrDefault();
            number++;
        }
        return Take(buffer.AsSpan(offset, count));
    }

    private int Take(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, chunk.Length);
        chunk.Span[..taken].CopyTo(buffer);
        chunk = chunk[taken..];
        Count += taken;
        return taken;
    }
}
