using System.ComponentModel.DataAnnotations;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Http;

namespace ConflictEvents.Api;

/// <summary>The section `ConflictEvents` of the configuration, checked at start.</summary>
public sealed record ConflictEventsOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "ConflictEvents";

    /// <summary>Where the local PostgreSQL cluster lives, where no connection string is set.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A first admin key, taken as it is: 32-200 of `A-Z a-z 0-9 - . _ ~`.</summary>
    [RegularExpression("^[A-Za-z0-9._~-]{32,200}$", ErrorMessage = "ConflictEvents__AdminKey must be 32 to 200 characters of A-Z a-z 0-9 - . _ ~; make one with: openssl rand -hex 24")]
    public string? AdminKey { get; init; }

    /// <summary>Whether published records can be read without a key.</summary>
    public bool AnonymousRead { get; init; } = true;

    /// <summary>Whether `/metrics` is answered without a key.</summary>
    public bool OpenMetrics { get; init; }

    /// <summary>Whether the sample is loaded into an empty ledger at start.</summary>
    public bool Sample { get; init; }

    /// <summary>The address that links start with, such as `https://events.example.org`; links are paths where it is not set, but under `/ogc`, whose clients need whole ones: there they begin with the first address that is listened on.</summary>
    [RegularExpression("^https?://[^\\s?#]+$", ErrorMessage = "ConflictEvents__PublicAddress must be an http or https address without query, such as https://events.example.org")]
    public string? PublicAddress { get; init; }

    /// <summary>How many megabytes a file to be imported may have, as it is sent.</summary>
    [Range(1, 100_000, ErrorMessage = "ConflictEvents__ImportMegabytes must be 1 to 100000")]
    public int ImportMegabytes { get; init; } = 1024;

    /// <summary>The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses and networks, separated by commas; none where it is not set.</summary>
    public string? KnownProxies { get; init; }

    /// <summary>The hosts that requests may name, separated by commas, such as `events.example.org`; any where it is not set.</summary>
    public string? AllowedHosts { get; init; }

    /// <summary>The origins whose pages may ask from a browser, separated by commas, such as `https://desk.example.org`; none where it is not set.</summary>
    public string? AllowedOrigins { get; init; }

    /// <summary>For how many seconds after a signal to stop requests are still taken, while `/health/ready` says that no more should come.</summary>
    [Range(0, 60, ErrorMessage = "ConflictEvents__DrainSeconds must be a whole number from 0 to 60")]
    public int DrainSeconds { get; init; } = 2;

    /// <summary>The least role that publishes events and revises published ones: `contributor` or `editor`.</summary>
    [RegularExpression("^(contributor|editor)$", ErrorMessage = "ConflictEvents__PublishNeeds must be contributor or editor")]
    public string PublishNeeds { get; init; } = "contributor";

    /// <summary>People who sign in at an OpenID Connect provider.</summary>
    public OidcOptions Oidc { get; init; } = new();

    /// <summary>What webhooks may do.</summary>
    public WebhookOptions Webhooks { get; init; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in Oidc.Problems())
            yield return problem;
        if (Addresses.Of(KnownProxies).Any(proxy => Addresses.Network(proxy) is null))
            yield return new("ConflictEvents__KnownProxies must be addresses or networks, separated by commas, such as 10.0.0.5,172.16.0.0/12");
        if (Addresses.Of(AllowedHosts).Any(host => !Addresses.IsHost(host)))
            yield return new("ConflictEvents__AllowedHosts must be host names without ports, separated by commas, such as events.example.org,*.example.net");
        if (Addresses.Of(AllowedOrigins).Any(origin => !Addresses.IsOrigin(origin)))
            yield return new("ConflictEvents__AllowedOrigins must be origins, separated by commas, such as https://desk.example.org");
    }
}
