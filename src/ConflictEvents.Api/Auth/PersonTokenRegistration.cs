using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ConflictEvents.Api.Auth;

/// <summary>How tokens of people are held against their provider.</summary>
internal static class PersonTokenRegistration
{
    // Signatures by key pairs alone: with a shared secret, whoever can check a token can make one.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ProviderPatience = TimeSpan.FromSeconds(5);

    // A key that is not known is looked for at once, then once in this time, however many tokens name keys that nobody has.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    // So long a key that the provider withdrew may be taken.
    private static readonly TimeSpan KeysKept = TimeSpan.FromHours(1);

    public static void AddPersonTokens(this AuthenticationBuilder authentication)
    {
        // Else the first tokens under a new key would be refused while it is fetched behind them.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        authentication.AddJwtBearer(PersonTokens.SchemeName, _ => { });
        authentication.Services.AddSingleton<PersonTokens>();
        authentication.Services.AddOptions<JwtBearerOptions>(PersonTokens.SchemeName)
            .Configure<IOptions<ConflictEventsOptions>, TimeProvider>((bearer, options, time) => Configure(bearer, options.Value.Oidc, time))
            .PostConfigure(bearer =>
            {
                // The keys of before are not tried once there are newer ones.
                if (bearer.ConfigurationManager is BaseConfigurationManager manager)
                    manager.UseLastKnownGoodConfiguration = false;
            });
    }

    private static void Configure(JwtBearerOptions bearer, OidcOptions oidc, TimeProvider time)
    {
        if (oidc.Authority is null)
            return;
        bearer.Authority = oidc.Authority;
        bearer.RequireHttpsMetadata = !oidc.Authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.SaveToken = false;
        bearer.BackchannelTimeout = ProviderPatience;
        bearer.RefreshInterval = LookAgain;
        bearer.AutomaticRefreshInterval = KeysKept;
        bearer.TokenValidationParameters = new()
        {
            ValidAudience = oidc.Audience,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => expires is not null && time.GetUtcNow().UtcDateTime is var now && now <= expires + Skew && (notBefore is null || now >= notBefore - Skew),
            NameClaimType = oidc.NameClaim,
            RoleClaimType = oidc.RoleClaim,
        };
        // What goes wrong while a token is looked at is a token that is not taken, never a 500.
        bearer.Events = new() { OnAuthenticationFailed = failed => Fail(failed) };
    }

    private static Task Fail(AuthenticationFailedContext failed)
    {
        failed.Fail(failed.Exception);
        return Task.CompletedTask;
    }
}
