using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>How far a consumer has come: signed, so that no consumer goes on where no page ended, or with another filter than it came with.</summary>
/// <param name="Epoch">Which life of the ledger.</param>
/// <param name="Position">The last position that was accounted for.</param>
/// <param name="Filter">A fingerprint of the filter.</param>
internal sealed record FeedToken(Guid Epoch, long Position, string Filter)
{
    private const int SignatureLength = 16;
    private const int EpochLength = 16;
    private const int PositionLength = 8;
    private const int FilterLength = 8;
    private const int Length = SignatureLength + EpochLength + PositionLength + FilterLength;

    public string Write(byte[] key)
    {
        var token = new byte[Length];
        var payload = token.AsSpan(SignatureLength);
        Epoch.TryWriteBytes(payload);
        BinaryPrimitives.WriteInt64BigEndian(payload[EpochLength..], Position);
        Convert.FromHexString(Filter).CopyTo(payload[(EpochLength + PositionLength)..]);
        Sign(payload, key).CopyTo(token, 0);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The position behind which a page begins.</summary>
    /// <exception cref="InvalidParameterException">It is neither a token of ours nor a position, or a token of another filter.</exception>
    /// <exception cref="FeedGoneException">It is of another epoch, or ahead of the head.</exception>
    public static long PositionOf(FeedQuery query, string filter, Stand stand)
    {
        if (query.Epoch is { } epoch && epoch != stand.Epoch)
            throw FeedGoneException.OtherEpoch(stand.Epoch);
        var position = query.After is not { } after ? 0 : TryPosition(after) ?? Read(after, query.AfterName, filter, stand);
        return position <= stand.Position ? position : throw FeedGoneException.AheadOfHead(position, stand.Position);
    }

    /// <summary>The position that is said, whoever said it: for nothing but a guess at what will be asked.</summary>
    public static long? SaidIn(string? after)
    {
        if (after is null)
            return 0;
        var bytes = new byte[Length];
        return TryPosition(after) ?? (Base64Url.IsValid(after, out var length) && length == Length && Base64Url.TryDecodeFromChars(after, bytes, out _)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(SignatureLength + EpochLength)) : null);
    }

    private static long Read(string token, string name, string filter, Stand stand)
    {
        var bytes = new byte[Length];
        if (!Base64Url.IsValid(token, out var length) || length != Length || !Base64Url.TryDecodeFromChars(token, bytes, out _))
            throw None(name);
        var payload = bytes.AsSpan(SignatureLength);
        // Before the signature: a ledger that was made anew has other keys, too, and this is what helps.
        if (new Guid(payload[..EpochLength]) != stand.Epoch)
            throw FeedGoneException.OtherEpoch(stand.Epoch);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(payload, stand.TokenKey)))
            throw None(name);
        return payload[(EpochLength + PositionLength)..].SequenceEqual(Convert.FromHexString(filter))
            ? BinaryPrimitives.ReadInt64BigEndian(payload[EpochLength..])
            : throw new InvalidParameterException(name, "belongs to another filter, and says nothing of what this one has missed; send the same parameters with it, or begin this filter with a snapshot and its Feed-Position");
    }

    private static long? TryPosition(string text) =>
        text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static InvalidParameterException None(string name) =>
        new(name, "is neither a position, such as 1234, nor a token of this server; take it as it stands from `next`, or leave it out to begin at the beginning");

    private static byte[] Sign(ReadOnlySpan<byte> payload, byte[] key) => HMACSHA256.HashData(key, (byte[])[.. "feed"u8, .. payload])[..SignatureLength];
}
