using ConflictEvents.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Auth;

/// <summary>Demands a role; readers need no key where reading without one is open. A key that is not taken is never ignored.</summary>
internal sealed class RoleDemand(Role role) : IAuthorizationRequirement
{
    public Role Role { get; } = role;
}

internal sealed class RoleDemandHandler(IOptions<ConflictEventsOptions> options) : AuthorizationHandler<RoleDemand>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleDemand requirement)
    {
        var http = context.Resource as HttpContext;
        var isAnonymous = context.User.Identity?.IsAuthenticated != true;
        var isOpen = options.Value.AnonymousRead && http?.Request.Headers.Authorization.Count == 0 && http.Features.Get<SignIn>() is null;
        if (http is not null && http.Caller().Role >= requirement.Role && (!isAnonymous || isOpen))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
