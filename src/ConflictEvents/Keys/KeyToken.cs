using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ConflictEvents.Keys;

/// <summary>
/// A key as its owner holds it: <c>ce_&lt;id&gt;_&lt;secret&gt;_&lt;crc&gt;</c>. The prefix lets secret scanners find it, the
/// checksum lets them (and us) tell a mistyped one without asking the database.
/// </summary>
public sealed partial record KeyToken(string Id, string Secret)
{
    private const string Prefix = "ce";
    private const int IdLength = 12;
    private const int SecretLength = 40;

    /// <summary>Whether this can be the id of a key.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A new token of 160 random bits.</summary>
    public static KeyToken New() => New(RandomNumberGenerator.GetHexString(IdLength, lowercase: true));

    /// <summary>A new token for a key that is there.</summary>
    public static KeyToken New(string id) => new(id, RandomNumberGenerator.GetHexString(SecretLength, lowercase: true));

    /// <summary>Reads a token; null where it is none.</summary>
    public static KeyToken? Parse(string text) =>
        text.Split('_') is [Prefix, { Length: IdLength } id, { Length: SecretLength } secret, var crc] && crc == Crc($"{Prefix}_{id}_{secret}")
            ? new(id, secret)
            : null;

    /// <summary>A text in which what looks like a key has lost its secret: for logs.</summary>
    public static string Redacted(string text) => text.Contains(Prefix + "_", StringComparison.Ordinal) ? Shape().Replace(text, "ce_$1_***") : text;

    /// <summary>Whether a text holds what looks like a key.</summary>
    public static bool IsIn(string text) => text.Contains(Prefix + "_", StringComparison.Ordinal) && Shape().IsMatch(text);

    /// <summary>SHA-256 of the secret, as it is stored.</summary>
    public byte[] SecretHash() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    /// <summary>The token as it is handed out.</summary>
    public override string ToString() => $"{Prefix}_{Id}_{Secret}_{Crc($"{Prefix}_{Id}_{Secret}")}";

    // Also one that is cut off behind its secret, or runs on.
    [GeneratedRegex("ce_([0-9a-f]{12})_[0-9a-fA-F]+(?:_[0-9a-fA-F]*)?", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    // CRC-32 of IEEE 802.3, as secret scanners expect it.
    private static string Crc(string text)
    {
        var crc = uint.MaxValue;
        foreach (var c in text)
        {
            crc ^= (byte)c;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return (~crc).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
