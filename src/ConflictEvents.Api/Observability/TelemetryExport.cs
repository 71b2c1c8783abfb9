using System.Reflection;
using ConflictEvents.Api.Auth;
using ConflictEvents.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConflictEvents.Api.Observability;

/// <summary>Metrics at `/metrics`, for Prometheus; metrics and traces to a collector, where the environment names one by OpenTelemetry's own variables.</summary>
internal static class TelemetryExport
{
    /// <summary>Where the metrics are.</summary>
    public const string Address = "/metrics";

    private const string Service = "conflict-events";

    // The names of a collector's address, OpenTelemetry Protocol Exporter.
    private static readonly string[] Collectors = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    // The framework's: requests, connections, limits, the runtime; the pool of database connections; the record's own.
    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql", Instruments.Name];

    private static readonly string[] Spans = ["Npgsql", Instruments.Name];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var hasCollector = Collectors.Any(c => !string.IsNullOrEmpty(builder.Configuration[c]));
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService(Service, serviceVersion: Version));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddPrometheusExporter(o => o.ScrapeResponseCacheDurationMilliseconds = 0);
            if (hasCollector)
                metrics.AddOtlpExporter();
        });
        if (hasCollector)
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(Spans).AddOtlpExporter());
    }

    /// <summary>Figures tell how a desk works: they are for who has a key, unless they are opened to a network of one's own.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        var metrics = app.MapPrometheusScrapingEndpoint(Address).WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
        if (!app.Services.GetRequiredService<IOptions<ConflictEventsOptions>>().Value.OpenMetrics)
            metrics.RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new RoleDemand(Keys.Role.Reader)));
    }

    private static string Version => typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
