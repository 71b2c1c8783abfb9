using System.Security.Claims;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Auth;

/// <summary>The policies that actions name: the least role that may call them.</summary>
internal static class Access
{
    /// <summary>Anybody, where reading without a key is open.</summary>
    public const string Read = nameof(Role.Reader);

    public const string Contribute = nameof(Role.Contributor);

    public const string Edit = nameof(Role.Editor);

    public const string Administer = nameof(Role.Admin);

    private const string RoleClaim = "role";
    private static readonly Caller Anonymous = new("anonymous", Role.Reader);

    /// <summary>Who asks.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.User.Identity is ClaimsIdentity { IsAuthenticated: true, Name: { } name } identity
            && Enum.TryParse<Role>(identity.FindFirst(RoleClaim)?.Value, out var role)
            ? new Caller(name, role) { ActingAs = context.Features.Get<ActingAs.Behind>()?.Name }
            : Anonymous;

    public static ClaimsPrincipal Principal(Caller caller, string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, caller.Name), new(RoleClaim, caller.Role.ToString())], scheme));
}
