using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ConflictEvents.Exchange.Import;

/// <summary>Ids of records whose lines state none, where a repeat must give the same.</summary>
internal static class LineId
{
    /// <summary>Version 8 (RFC 9562): the leading bits of a hash of the request and the line.</summary>
    /// <param name="request">What the request is known by.</param>
    /// <param name="line">The line.</param>
    public static Guid Of(ReadOnlySpan<byte> request, long line)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, line);
        Span<byte> hash = SHA256.HashData([.. request, .. number]);
        hash[6] = (byte)(hash[6] & 0x0f | 0x80);
        hash[8] = (byte)(hash[8] & 0x3f | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
