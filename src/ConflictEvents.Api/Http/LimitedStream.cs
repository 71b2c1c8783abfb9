using System.Security.Cryptography;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Api.Http;

/// <summary>Reads a body up to a limit, and hashes what is read.</summary>
/// <param name="inner">The body.</param>
/// <param name="most">How many bytes it may have.</param>
/// <param name="tooLarge">What to say of more.</param>
internal sealed class LimitedStream(Stream inner, long most, string tooLarge) : ReadStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The SHA-256 of what was read.</summary>
    public byte[] Hash => hash.GetCurrentHash();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        Count += read;
        return Count <= most ? read : throw new TooLargeException(tooLarge);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }
}
