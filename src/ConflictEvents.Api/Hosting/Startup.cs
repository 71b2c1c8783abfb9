using ConflictEvents.Api.Http;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Ledger.Replicas;
using ConflictEvents.Storage;
using ConflictEvents.Webhooks;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Formatting.Json;

namespace ConflictEvents.Api.Hosting;

/// <summary>What the process is made of beside the record and its HTTP face.</summary>
internal static class Startup
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static void AddOptions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConflictEventsOptions>()
            .Bind(builder.Configuration.GetSection(ConflictEventsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ReplicaOptions>().Bind(builder.Configuration.GetSection(ReplicaOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);
    }

    /// <summary>JSON lines in production, plain ones at a desk.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var logs = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext();
        logs = builder.Environment.IsDevelopment()
            ? logs.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            : logs.WriteTo.Console(new JsonFormatter(renderMessage: true));
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logs.CreateLogger(), dispose: true);
    }

    public static void AddStartup(this IServiceCollection services)
    {
        services.AddSingleton<Farewell>().AddHostedService(s => s.GetRequiredService<Farewell>());
        services.AddHostedService<SchemaRunner>();
        services.AddSingleton(ReplicaOf);
        services.AddSingleton(s => new WebhookSettings(s.GetRequiredService<IOptions<ConflictEventsOptions>>().Value.Webhooks.AllowLoopback, s.WholeAddress));
        services.AddSingleton(s => new DeskRules(WireNames.TryParse<Role>(s.GetRequiredService<IOptions<ConflictEventsOptions>>().Value.PublishNeeds, out var role) ? role : Role.Contributor));
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"]);
    }

    /// <summary>Applies migrations and ends.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchemaMigrator>().MigrateAsync();
    }

    /// <summary>Begins a new epoch, says it, and ends.</summary>
    public static async Task RenewEpochAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var epoch = await scope.ServiceProvider.GetRequiredService<LedgerEpoch>().RenewAsync();
        await Console.Out.WriteLineAsync($"The ledger's epoch is {epoch} now; consumers begin again with a fresh snapshot.");
    }

    public static void MapHealth(this WebApplication app)
    {
        // Answered where the address is known, before keys and limits: a probe must get its answer when nobody else does.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).ShortCircuit();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready"), ResponseWriter = WriteAsync }).ShortCircuit();
    }

    private static ReplicaSettings ReplicaOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ReplicaOptions>>().Value;
        return new()
        {
            ConnectionString = services.GetRequiredService<IConfiguration>().GetConnectionString("Replica"),
            MaxLag = TimeSpan.FromSeconds(options.MaxLagSeconds),
            Patience = TimeSpan.FromMilliseconds(options.WaitMilliseconds),
        };
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? Word(e.Value.Status));
        return context.Response.WriteAsJsonAsync(new { status = Word(report.Status), checks });
    }

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "healthy" : "unhealthy";
}
