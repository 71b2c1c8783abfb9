using ConflictEvents.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace ConflictEvents.Api.Auth;

/// <summary>One scheme for whoever asks, another behind it for tokens of people, and one policy for each role.</summary>
internal static class KeyAuthenticationRegistration
{
    public static void AddKeyAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(KeyAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null).AddPersonTokens();
        services.AddSingleton<IAuthorizationHandler, RoleDemandHandler>();
        services.AddAuthorization(policies =>
        {
            foreach (var role in Enum.GetValues<Role>())
                policies.AddPolicy(role.ToString(), policy => policy.AddRequirements(new RoleDemand(role)));
        });
    }
}
