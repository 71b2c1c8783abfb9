using ConflictEvents.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ConflictEvents.Api.Auth;

/// <summary>Recognises people by the tokens of an OpenID Connect provider: JWTs that it signed, for us, not run out, with a role that is mapped to one of ours.</summary>
internal sealed partial class PersonTokens(IOptions<ConflictEventsOptions> options, IOptionsMonitor<JwtBearerOptions> bearer, ILogger<PersonTokens> logger)
{
    public const string SchemeName = "Person";

    /// <summary>The longest token that is looked at.</summary>
    public const int Longest = 16 * 1024;

    /// <summary>Whether tokens are taken at all.</summary>
    public bool AreTaken => Oidc.Authority is not null;

    private OidcOptions Oidc => options.Value.Oidc;

    /// <summary>Whether this has a token's shape, and not a key's.</summary>
    public static bool IsOne(string token) => !token.StartsWith("ce_", StringComparison.Ordinal) && token.Split('.') is [{ Length: > 0 }, { Length: > 0 }, _];

    /// <summary>Who holds the token that a request brings.</summary>
    public async Task<KeyAnswer> RecogniseAsync(HttpContext context)
    {
        if (!await KnowsProviderAsync(context))
            return new(null, null, KeyRefusal.ProviderAway);
        var told = await context.AuthenticateAsync(SchemeName);
        if (told.Principal is not { } principal)
            return new(null, null, told.Failure is SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException ? KeyRefusal.Expired : KeyRefusal.InvalidToken);
        if (principal.FindFirst(Oidc.NameClaim)?.Value is not { } name || !Person.IsName(name))
            return new(null, null, KeyRefusal.InvalidToken);
        var role = Oidc.Highest(PersonClaims.Words(principal, Oidc.RoleClaim));
        var person = Person.Caller(name, role ?? Role.Reader);
        return role is null ? new(null, person.Name, KeyRefusal.NoRole) : new(person, person.Name, null);
    }

    // Once its keys are known they are used, also while it does not answer.
    private async Task<bool> KnowsProviderAsync(HttpContext context)
    {
        try
        {
            await bearer.Get(SchemeName).ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            return true;
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.ProviderAway(logger, e.InnerException?.GetType().Name ?? e.GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(56, LogLevel.Warning, "The OpenID Connect provider's keys could not be read ({Failure}); tokens of people are answered 503 until they are")]
        public static partial void ProviderAway(ILogger logger, string failure);
    }
}
