using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Api.Auth;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Reads `Idempotency-Key`, and fingerprints the request that it stands for.</summary>
internal static class Onces
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 255;

    /// <summary>The key and fingerprint of this request; null where no key was sent.</summary>
    public static Once? Once(this HttpContext context)
    {
        if (Key(context.Request) is not { } key)
            return null;
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.ContentType}\n"));
        hash.AppendData(context.Features.Get<BodyBytes>()?.Utf8 ?? []);
        return new Once(context.Caller().Name, key, hash.GetHashAndReset());
    }

    /// <summary>Refuses a key where an answer holds a secret that is shown once.</summary>
    public static void RefuseKey(HttpRequest request)
    {
        if (request.Headers.ContainsKey(Header))
            throw new InvalidParameterException(Header, "is not taken here: the answer holds a secret that is shown once and cannot be given again");
    }

    private static string? Key(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values))
            return null;
        var key = values.Count == 1 ? values[0] : null;
        return key is { Length: > 0 and <= LongestKey } && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw new InvalidParameterException(Header, $"must be one key of 1 to {LongestKey} visible ASCII characters, such as a UUID");
    }
}
