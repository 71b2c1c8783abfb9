using System.ComponentModel.DataAnnotations;
using ConflictEvents.Json;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Auth;

/// <summary>The section `ConflictEvents:Oidc`: people who sign in at an OpenID Connect provider.</summary>
public sealed record OidcOptions
{
    /// <summary>The provider, as its tokens name it (`iss`), such as `https://id.example.org/realms/desk`; no tokens are taken where it is not set.</summary>
    public string? Authority { get; init; }

    /// <summary>Whom tokens must be for (`aud`).</summary>
    public string? Audience { get; init; }

    /// <summary>The claim that holds a person's roles; by dots into objects, such as `realm_access.roles`.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim that names a person; changes are recorded by it.</summary>
    public string NameClaim { get; init; } = "sub";

    /// <summary>For each role here, what the provider calls it.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <summary>The highest role that these words stand for; null where they stand for none.</summary>
    internal Role? Highest(IReadOnlyCollection<string> words) => Roles
        .Where(mapped => words.Contains(mapped.Value, StringComparer.Ordinal))
        .Select(mapped => RoleOf(mapped.Key))
        .Max();

    internal IEnumerable<ValidationResult> Problems()
    {
        if (Authority is null)
        {
            if (Audience is not null || Roles.Count > 0)
                yield return new("ConflictEvents__Oidc__Authority is not set, so that no token is taken; set it, or take the other settings of ConflictEvents__Oidc away");
            yield break;
        }
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || address is not ({ Scheme: "https" } or { Scheme: "http", IsLoopback: true }) || address.Query.Length > 0)
            yield return new("ConflictEvents__Oidc__Authority must be an https address (http on this machine only), such as https://id.example.org/realms/desk");
        if (string.IsNullOrWhiteSpace(Audience))
            yield return new("ConflictEvents__Oidc__Audience must be set: without it, tokens for any other service of the provider would be taken");
        if (string.IsNullOrWhiteSpace(RoleClaim) || string.IsNullOrWhiteSpace(NameClaim))
            yield return new("ConflictEvents__Oidc__RoleClaim and ConflictEvents__Oidc__NameClaim must name claims, such as roles and sub");
        if (Roles.Count == 0 || Roles.Any(mapped => RoleOf(mapped.Key) is null || string.IsNullOrWhiteSpace(mapped.Value)))
            yield return new("ConflictEvents__Oidc__Roles__<role> must say for one or more of reader, contributor, editor and admin what the provider calls it, such as ConflictEvents__Oidc__Roles__editor=desk-editors");
    }

    // Names of settings have no case.
    private static Role? RoleOf(string name) => WireNames.TryParse<Role>(name.ToLowerInvariant(), out var role) ? role : null;
}
