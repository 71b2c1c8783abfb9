using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ConflictEvents.Api.Http;
using ConflictEvents.Api.Limiting;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Auth;

/// <summary>
/// Recognises `Authorization: Bearer ce_...`, for some readers also a password (<see cref="BasicKeys"/>): the configured admin key, compared whole, then the keys of the database.
/// What has the shape of a JWT is looked at by <see cref="PersonTokens"/>, where they are taken.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory loggers, UrlEncoder encoder, IOptions<ConflictEventsOptions> options, KeyRing keys, PersonTokens people, SignInLimits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "Key";
    private const string Bearer = "Bearer ";
    private const int LongestHeader = 512;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
            return IsInAddress() ? Refused(new(null, KeyRefusal.InAddress)) : AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        var token = header.Length > (people.AreTaken ? PersonTokens.Longest : LongestHeader) ? null : Token(header);
        if (!limits.MayTry(Context.Address(), token ?? ""))
            return Refused(new(null, KeyRefusal.TriedTooOften));
        if (token is null)
            return Refused(new(null, KeyRefusal.Unknown));
        var answer = await RecogniseAsync(token, header);
        if (answer.Caller is null)
        {
            // A person without a role is known, and guesses at nothing; nor does who meets a provider that is away.
            if (answer.Why is not (KeyRefusal.NoRole or KeyRefusal.ProviderAway))
                limits.WasRefused(token);
            return Refused(new(answer.Name, answer.Why ?? KeyRefusal.Unknown));
        }
        limits.WasTaken(token);
        return AuthenticateResult.Success(new(Access.Principal(answer.Caller, SchemeName), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var why = Context.Features.Get<SignIn>()?.Why;
        if (why == KeyRefusal.NoRole)
            return Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "forbidden", "You are known, and have no role here; ask whoever keeps your organisation's sign-in for one.");
        if (why == KeyRefusal.ProviderAway)
            return Problems.WriteAsync(Context, StatusCodes.Status503ServiceUnavailable, "unavailable", "Your organisation's sign-in does not answer now, so that tokens cannot be checked; keys are taken. Try again shortly.");
        if (why == KeyRefusal.TriedTooOften)
        {
            Response.Headers.RetryAfter = limits.RetryAfter.ToString(CultureInfo.InvariantCulture);
            return Problems.WriteAsync(Context, StatusCodes.Status429TooManyRequests, "too_many_sign_ins",
                "Too many keys that are not taken were sent from your address, or this key too often; it was not looked at. Try again after Retry-After seconds.");
        }
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "unauthorized",
            why == KeyRefusal.InAddress ? "A key is never taken in an address, where it may be kept and read by others: send Authorization: Bearer and the key, and have this one rotated."
            : Request.Headers.Authorization.Count == 0
                ? BasicKeys.AreTakenBy(Context) ? "This needs a key: send Authorization: Bearer and the key, or the key as a password." : "This needs a key: send Authorization: Bearer and the key."
                : people.AreTaken ? "This key or token is not taken: it is not known, has expired or was revoked." : "This key is not known, has expired or was revoked.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).LastOrDefault(p => p is not null);
        var role = Enum.TryParse<Role>(needed, out var named) ? WireNames.Of(named) : "of a higher rank";
        return Problems.WriteAsync(Context, 403, "forbidden", $"This needs the role {role}; {Context.Caller().Has}.");
    }

    private async Task<KeyAnswer> RecogniseAsync(string token, string header) =>
        IsAdminKey(token) ? new(new Caller("admin", Role.Admin), "admin", null)
        : people.AreTaken && PersonTokens.IsOne(token) && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? await people.RecogniseAsync(Context)
        : await keys.RecogniseAsync(token, Context.RequestAborted);

    private bool IsInAddress() => Request.Query.Any(parameter => parameter.Value.Any(value => value is not null && (KeyToken.IsIn(value) || IsAdminKey(value))));

    private AuthenticateResult Refused(SignIn how)
    {
        Context.Features.Set(how);
        return AuthenticateResult.Fail("The key was not taken.");
    }

    private string? Token(string header) => header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim()
        : BasicKeys.AreTakenBy(Context) ? BasicKeys.Find(header) : null;

    private bool IsAdminKey(string token) => options.Value.AdminKey is { Length: > 0 } admin
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(admin)));
}
