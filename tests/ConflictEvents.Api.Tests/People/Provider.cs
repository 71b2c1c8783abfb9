using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConflictEvents.Api.Tests.People;

/// <summary>An OpenID Connect provider, as far as a server needs one that only reads tokens: its discovery document, its keys, and what it signs.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Audience = "conflict-events";

    private static readonly JsonWebTokenHandler Maker = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly WebApplication app;
    private readonly ECDsa ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RSA rsa = RSA.Create(2048);
    private int generation;

    private Provider(WebApplication app) => this.app = app;

    /// <summary>How it names itself.</summary>
    public string Issuer => app.Urls.Single();

    /// <summary>Whether it answers nothing but 503.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often its keys were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Its public key, as everybody may have it.</summary>
    public byte[] PublicKey => rsa.ExportSubjectPublicKeyInfo();

    public static async Task<Provider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new Provider(builder.Build());
        provider.app.Run(provider.AnswerAsync);
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>From now on it signs by another key, and publishes that one only.</summary>
    public void Roll() => (rsa, generation) = (RSA.Create(2048), generation + 1);

    /// <summary>Signs by the key of now.</summary>
    public SigningCredentials Rsa() => new(new RsaSecurityKey(rsa) { KeyId = $"rsa-{generation}" }, SecurityAlgorithms.RsaSha256);

    public SigningCredentials Ec() => new(new ECDsaSecurityKey(ec) { KeyId = "ec" }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>A token of this payload.</summary>
    public static string Sign(JsonObject payload, SigningCredentials? by) =>
        by is null ? Maker.CreateToken(payload.ToJsonString()) : Maker.CreateToken(payload.ToJsonString(), by);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        ec.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = IsAway ? 503 : 200;
        if (IsAway)
            return Task.CompletedTask;
        var isKeys = context.Request.Path == "/keys";
        Asked += isKeys ? 1 : 0;
        return context.Response.WriteAsync((isKeys ? Keys() : new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Issuer}/keys" }).ToJsonString());
    }

    private JsonObject Keys()
    {
        var (pair, point) = (rsa.ExportParameters(false), ec.ExportParameters(false).Q);
        return new()
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = $"rsa-{generation}", ["n"] = Base64UrlEncoder.Encode(pair.Modulus), ["e"] = Base64UrlEncoder.Encode(pair.Exponent) },
                new JsonObject { ["kty"] = "EC", ["use"] = "sig", ["kid"] = "ec", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) }),
        };
    }
}
