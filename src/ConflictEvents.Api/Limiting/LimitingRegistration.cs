using ConflictEvents.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Limiting;

/// <summary>The limits of requests, callers and statements, from their options.</summary>
internal static class LimitingRegistration
{
    // Kestrel looks once a second; a body may pause for a moment.
    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(5);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().Bind(builder.Configuration.GetSection(LimitOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<RateLimitOptions>().Bind(builder.Configuration.GetSection(RateLimitOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(s => Timeouts(s.GetRequiredService<IOptions<LimitOptions>>().Value));
        builder.Services.AddSingleton<RateLimits>().AddSingleton<SignInLimits>().AddSingleton<Turns>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) => Limit(kestrel, limits.Value));
    }

    public static void UseRateLimits(this WebApplication app) => app.UseMiddleware<RateLimitGate>();

    public static void UseTurns(this WebApplication app) => app.UseMiddleware<TurnGate>();

    private static void Limit(KestrelServerOptions kestrel, LimitOptions limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = limits.HeaderCount;
        kestrel.Limits.MaxRequestLineSize = limits.RequestLineBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(limits.IdleSeconds);
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MinRequestBodyDataRate = limits.BodyBytesPerSecond == 0 ? null : new(limits.BodyBytesPerSecond, BodyGrace);
    }

    private static DatabaseTimeouts Timeouts(LimitOptions limits) => new()
    {
        Statement = TimeSpan.FromSeconds(limits.StatementSeconds),
        Lock = TimeSpan.FromSeconds(limits.LockSeconds),
        IdleInTransaction = TimeSpan.FromSeconds(limits.IdleInTransactionSeconds),
        Export = TimeSpan.FromMinutes(limits.ExportMinutes),
    };
}
