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
    public static Once? Once(this HttpContext context) => context.Once(context.Features.Get<BodyBytes>()?.Utf8 ?? []);

    /// <summary>The key and fingerprint of this request; null where no key was sent.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="body">The body, or what stands for one that is too long to be kept.</param>
    public static Once? Once(this HttpContext context, byte[] body)
    {
        if (Key(context.Request) is not { } key)
            return null;
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.ContentType}\n"));
        hash.AppendData(body);
        return new Once(context.Caller().Name, key, hash.GetHashAndReset());
    }

    /// <summary>Refuses a key that is none, before a long body is read.</summary>
    public static void DemandSoundKey(this HttpContext context) => Key(context.Request);

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
