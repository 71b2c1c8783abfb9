using System.Security.Cryptography;
using System.Text;

namespace ConflictEvents.Exchange.Formats.Records;

/// <summary>
/// Ids made out of what a record is known by elsewhere, so that the same row has the same id in every file: UUIDs of version 8,
/// the first 122 bits of a SHA-256.
/// </summary>
internal static class DerivedId
{
    /// <summary>The id for these words, in this order.</summary>
    public static Guid Of(params ReadOnlySpan<string> words)
    {
        // Each word with its length: two ways to divide one text are two names.
        var name = new StringBuilder("conflict-events");
        foreach (var word in words)
            name.Append('\u001f').Append(word.Length).Append(':').Append(word);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString()), hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
