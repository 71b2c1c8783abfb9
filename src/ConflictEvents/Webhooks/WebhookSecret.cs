using System.Security.Cryptography;
using System.Text;

namespace ConflictEvents.Webhooks;

/// <summary>A shared secret of Standard Webhooks: <c>whsec_</c> and the base64 of 24 to 64 bytes. The bytes sign, not the text.</summary>
internal static class WebhookSecret
{
    public const string Wanted = "must be whsec_ and the base64 of 24 to 64 random bytes; make one with: echo whsec_$(openssl rand -base64 32)";
    private const string Prefix = "whsec_";
    private const int Least = 24;
    private const int Usual = 32;
    private const int Most = 64;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Usual));

    public static bool IsOne(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && Bytes(text) is { Length: >= Least and <= Most };

    /// <summary>One signature for each secret, as <c>webhook-signature</c> lists them.</summary>
    public static string Sign(IReadOnlyList<string> secrets, string id, long timestamp, string body)
    {
        var content = Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Bytes(s)!, content))));
    }

    // The framework passes over white space inside base64; other libraries would read other bytes.
    private static byte[]? Bytes(string text)
    {
        var encoded = text[Prefix.Length..];
        if (encoded.Length > 100 || encoded.Any(char.IsWhiteSpace))
            return null;
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? bytes[..length] : null;
    }
}
