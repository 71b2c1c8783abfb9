using System.Text.Json.Nodes;
using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Tests.House;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ConflictEvents.Api.Tests.People;

/// <summary>A server that takes tokens of a provider of its own. Each request comes from an address of its own, for the limits of sign-ins are on.</summary>
public sealed class PeopleFixture : ApiFixture
{
    public const int SignIns = 6;

    private static int addresses;

    internal Provider Provider { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ConflictEvents:Oidc:Authority"] = Provider.Issuer,
        ["ConflictEvents:Oidc:Audience"] = Provider.Audience,
        ["ConflictEvents:Oidc:RoleClaim"] = "realm_access.roles",
        ["ConflictEvents:Oidc:Roles:Reader"] = "ce-readers",
        ["ConflictEvents:Oidc:Roles:contributor"] = "ce-writers",
        ["ConflictEvents:Oidc:Roles:editor"] = "ce-editors",
        ["ConflictEvents:RateLimits:Enabled"] = "true",
        ["ConflictEvents:RateLimits:SignIns"] = "6",
        ["ConflictEvents:KnownProxies"] = "127.0.0.1,::1",
    };

    /// <summary>What a good token of this person says.</summary>
    public JsonObject Claims(string name, params string[] roles) => new()
    {
        ["iss"] = Provider.Issuer,
        ["aud"] = Provider.Audience,
        ["sub"] = name,
        ["nbf"] = Seconds(-10),
        ["exp"] = Seconds(300),
        ["realm_access"] = new JsonObject { ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]) },
    };

    /// <summary>A good token.</summary>
    public string Token(string name, params string[] roles) => Provider.Sign(Claims(name, roles), Provider.Rsa());

    /// <summary>A client with a token, from an address that nobody had.</summary>
    public HttpClient Person(string token, string? address = null)
    {
        var client = NewClient(token);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address ?? NewAddress());
        return client;
    }

    public static string NewAddress() => $"198.51.100.{Interlocked.Increment(ref addresses)}";

    /// <summary>The server knows the provider's keys no more, as after its start.</summary>
    public void ForgetKeys() => Services.GetRequiredService<IOptionsMonitorCache<JwtBearerOptions>>().TryRemove(PersonTokens.SchemeName);

    public long Seconds(int fromNow) => Clock.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    internal static SigningCredentials Shared(byte[] secret) => new(new SymmetricSecurityKey(secret) { KeyId = "rsa-0" }, SecurityAlgorithms.HmacSha256);

    public override async Task InitializeAsync()
    {
        Provider = await Provider.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
