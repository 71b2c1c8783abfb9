using ConflictEvents.Api.Auth;
using ConflictEvents.Api.Limiting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ConflictEvents.Api.Http;

/// <summary>What stands between callers and us, and which pages may ask: proxies, hosts and origins, each by a list. What is not listed is not believed.</summary>
internal static class Proxies
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(2);

    private static readonly string[] AskedHeaders =
    [
        HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch, HeaderNames.IfNoneMatch, "Idempotency-Key", ActingAs.Header, MinPosition.Header, EventStream.LastEventId, HeaderNames.TraceParent,
    ];

    private static readonly string[] ShownHeaders =
    [
        HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, HeaderNames.ContentDisposition, "Feed-Position", "Feed-Epoch",
        RateLimitGate.Fields, RateLimitGate.Policies, EventListResult.NextCursor, EventListResult.ResultCount, EventListResult.ResultCountEstimate, DuplicatesHeader.Name,
    ];

    public static void AddProxies(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ConflictEventsOptions>>((forwarded, options) =>
        {
            // Never the host: links are made from the configured address.
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in Addresses.Of(options.Value.KnownProxies))
                forwarded.KnownIPNetworks.Add(Addresses.Network(proxy)!.Value);
        });
    }

    /// <summary>Takes the caller's address and scheme from proxies that are known.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (Addresses.Of(app.Options().KnownProxies).Count > 0)
            app.UseForwardedHeaders();
    }

    /// <summary>Refuses requests that name another host than those allowed; probes name any.</summary>
    public static void UseAllowedHosts(this WebApplication app)
    {
        var hosts = Addresses.Of(app.Options().AllowedHosts);
        if (hosts.Count == 0)
            return;
        // Without its own words: the problem has ours.
        var filtering = new Fixed(new() { AllowedHosts = [.. hosts], AllowEmptyHosts = false, IncludeFailureMessage = false });
        app.UseWhen(context => !context.IsProbe(), branch => branch.UseMiddleware<HostFilteringMiddleware>(filtering));
    }

    /// <summary>Lets pages of listed origins read what is answered.</summary>
    public static void UseAllowedOrigins(this WebApplication app)
    {
        var origins = Addresses.Of(app.Options().AllowedOrigins);
        if (origins.Count == 0)
            return;
        app.UseCors(policy => policy.WithOrigins([.. origins]).WithHeaders(AskedHeaders).WithExposedHeaders(ShownHeaders).SetPreflightMaxAge(PreflightAge)
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete));
    }

    private static bool IsProbe(this HttpContext context) => context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static ConflictEventsOptions Options(this WebApplication app) => app.Services.GetRequiredService<IOptions<ConflictEventsOptions>>().Value;

    private sealed class Fixed(HostFilteringOptions value) : IOptionsMonitor<HostFilteringOptions>
    {
        public HostFilteringOptions CurrentValue { get; } = value;

        public HostFilteringOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<HostFilteringOptions, string?> listener) => null;
    }
}
