using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ConflictEvents.Ledger;

/// <summary>
/// Where a list goes on: the position that all its pages show, the query that it belongs to, and the last key that was
/// given out. Signed, so that a page can not be asked for that no page named.
/// </summary>
/// <param name="Epoch">Which life of the ledger.</param>
/// <param name="Position">The position that every page shows.</param>
/// <param name="Query">A fingerprint of the query.</param>
/// <param name="After">The sort key of the last item.</param>
internal sealed record PageToken(Guid Epoch, long Position, string Query, IReadOnlyList<string?> After)
{
    private const int SignatureLength = 16;

    public string Write(byte[] key)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(this);
        return Base64Url.EncodeToString([.. Sign(payload, key), .. payload]);
    }

    /// <exception cref="InvalidParameterException">It is none of ours, or belongs to another query.</exception>
    /// <exception cref="OtherEpochException">It is of before a restore.</exception>
    public static PageToken Read(string token, string query, LedgerHead head)
    {
        var read = TryOpen(token, head.TokenKey)
            ?? throw new InvalidParameterException("cursor", "is no token of this server; take it as it stands from `next`, or leave it out to start again");
        if (read.Epoch != head.Epoch)
            throw new OtherEpochException();
        return read.Query == query
            ? read
            : throw new InvalidParameterException("cursor", "belongs to another query; send the same parameters with it, or leave it out to start again");
    }

    /// <summary>A fingerprint of what a query asks.</summary>
    public static string Fingerprint(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, 8));

    private static PageToken? TryOpen(string token, byte[] key)
    {
        if (Decode(token) is not { } bytes || bytes.Length <= SignatureLength)
            return null;
        var payload = bytes.AsSpan(SignatureLength);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(payload, key))
            ? JsonSerializer.Deserialize<PageToken>(payload)
            : null;
    }

    private static byte[]? Decode(string token)
    {
        try
        {
            return Base64Url.DecodeFromChars(token);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] Sign(ReadOnlySpan<byte> payload, byte[] key) => HMACSHA256.HashData(key, payload)[..SignatureLength];
}
