using System.Diagnostics.Metrics;
using ConflictEvents.Actors;
using ConflictEvents.Audit;
using ConflictEvents.Changes;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Events.Counting;
using ConflictEvents.Events.Diff;
using ConflictEvents.Events.Dossiers;
using ConflictEvents.Events.Duplicates;
using ConflictEvents.Events.Search;
using ConflictEvents.Exchange.Digests;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Exchange.Formats;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Exchange.Import.Jobs;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Ledger.Replicas;
using ConflictEvents.Redactions;
using ConflictEvents.Sample;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using ConflictEvents.Telemetry;
using ConflictEvents.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConflictEvents;

/// <summary>What the record is made of, room by room.</summary>
public static class Registration
{
    /// <summary>Registers the record's rooms on a PostgreSQL database. How long that works for us say registered <see cref="DatabaseTimeouts"/>; which replica may answer reads, registered <see cref="ReplicaSettings"/>.</summary>
    public static IServiceCollection AddConflictEvents(this IServiceCollection services, string connectionString)
    {
        services.AddScoped<WorkSort>().AddSingleton(s => new LedgerConnections(s.GetService<DatabaseTimeouts>() ?? new(), connectionString, options => Configure(s, options)));
        services.AddScoped(s => s.Get<LedgerConnections>().For(s.Get<WorkSort>())).AddScoped<ColumnRefresh>().AddScoped<ISchemaFollowUp, EventColumnRefresh>()
            .AddScoped(s => new SchemaMigrator(s.Get<LedgerDb>(), s.Get<TimeProvider>(), s.GetServices<ISchemaFollowUp>(), s.Get<Microsoft.Extensions.Logging.ILogger<SchemaMigrator>>())).AddSingleton<SchemaReady>()
            .AddSingleton(_ => new DatabasePulse(connectionString));
        services.AddScoped(s => new LedgerEpoch(s.Get<LedgerDb>()));
        services.AddReplica(connectionString);
        services.AddSingleton<HeadSignal>().AddScoped<LedgerAppender>().AddScoped<LedgerRewriter>().AddScoped<LedgerWrites>().AddScoped<LedgerSnapshots>().AddScoped<LedgerLocks>().AddHostedService<IdempotencyRunner>();
        services.AddEvents().AddActors().AddSources().AddDisputes().AddExchange().AddChanges().AddRedactions();
        services.AddSingleton<KnownKeys>().AddSingleton<KeyUses>().AddScoped(s => new KeyRing(s.Get<LedgerDb>(), s.Get<KnownKeys>(), s.Get<KeyUses>(), s.Get<TimeProvider>())).AddHostedService<KeyUseRunner>();
        services.AddSingleton<Denials>().AddScoped(s => new AuditLog(s.Get<LedgerDb>())).AddHostedService<DenialRunner>();
        services.AddWebhooks().AddTelemetry();
        services.AddScoped<PendingEntries>().AddHostedService<PendingEntriesRunner>();
        services.AddScoped<SampleLoader>();
        return services;
    }

    /// <summary>
    /// Begins to build the model of the database, on a thread of its own: it takes a third of a second, a third of a start, and needs nothing of what is registered. Whoever is first to use the
    /// database finds it, for it is the same for all whose options say the same of warnings.
    /// </summary>
    public static Task<IModel> BeginModel() => Task.Run(() =>
    {
        var options = new DbContextOptionsBuilder<LedgerDb>();
        options.UseNpgsql("Host=none").ConfigureWarnings(FailuresAreLoggedWhereHandled);
        using var db = new LedgerDb(options.Options);
        return db.Model;
    });

    // Also as the host says it, by ConfigureDbContext.
    private static void Configure(IServiceProvider services, DbContextOptionsBuilder options)
    {
        options.UseApplicationServiceProvider(services).AddInterceptors(services.Get<LostTransactions>(), services.Get<ConnectionWaits>()).ConfigureWarnings(FailuresAreLoggedWhereHandled);
        foreach (var said in services.GetServices<IDbContextOptionsConfiguration<LedgerDb>>())
            said.Configure(services, options);
    }

    private static void AddReplica(this IServiceCollection services, string primary)
    {
        services.AddSingleton(s => new ReplicaWatch(primary, s.GetService<ReplicaSettings>() ?? new(), s.GetService<DatabaseTimeouts>() ?? new(), s.Get<SchemaReady>(), s.Get<Gauges>(), s.Get<TimeProvider>(), s.Get<ILogger<ReplicaWatch>>()));
        services.AddHostedService(s => s.Get<ReplicaWatch>()).AddScoped<Freshness>().AddScoped<ReadPlace>();
    }

    // A write that lost a race plans again, and who hangs up is no error either; what nobody handles is logged at the door.
    private static void FailuresAreLoggedWhereHandled(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.ConnectionError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));

    private static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.AddScoped<NamedRecords>().AddScoped<EventCitations>().AddScoped<EventHierarchy>().AddScoped<ExternalIdNames>();
        services.AddScoped<WordQuery>().AddScoped<PlaceNames>().AddScoped<EventSearch>().AddScoped<EventCounter>().AddScoped<PositionCursor>().AddSingleton(new ListReach()).AddScoped<EventLists>().AddScoped<EventFactsReader>().AddScoped<EventMerges>().AddScoped<CitedSources>().AddScoped<RiskyPast>();
        services.AddScoped(s => new EventReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>(), s.Get<EventSearch>(), s.Get<EventCounter>(), s.Get<EventLists>(), s.Get<KeptCounts>()));
        services.AddScoped(s => new DossierReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>(), s.Get<EventReader>(), s.Get<EventSearch>()));
        services.AddScoped(s => new EventWriter(s.Get<LedgerDb>(), s.Get<LedgerWrites>(), s.Get<LedgerLocks>(), s.Get<EventFactsReader>(), s.Get<ExternalIdNames>(), s.Get<DisputeSight>(), s.Get<RiskyPast>(), Rules(s), s.Get<TimeProvider>()));
        services.AddScoped(s => new EventStatsReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>(), s.Get<EventSearch>(), s.Get<EventCounter>(), s.Get<KeptCounts>()));
        services.AddScoped<KeptCounts>().AddScoped<EventCounts>().AddHostedService<EventCountsRunner>();
        services.AddScoped(s => new TallySeriesReader(s.Get<LedgerSnapshots>(), s.Get<EventSearch>(), s.Get<EventLists>()));
        services.AddScoped(s => new EventDiffReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>(), s.Get<EventSearch>()));
        services.AddScoped(s => new DuplicateReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>()));
        return services.AddHostedService<EmbargoRunner>();
    }

    private static IServiceCollection AddActors(this IServiceCollection services)
    {
        services.AddScoped(s => new ActorNames(s.Get<LedgerDb>())).AddScoped<ActorMerge>();
        services.AddScoped(s => new ActorReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>()));
        return services.AddScoped(s => new ActorWriter(s.Get<LedgerDb>(), s.Get<LedgerWrites>(), s.Get<LedgerLocks>(), s.Get<NamedRecords>(), s.Get<ActorMerge>()));
    }

    private static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddScoped<SourceFactsReader>();
        services.AddScoped(s => new SourceReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>()));
        return services.AddScoped(s => new SourceWriter(s.Get<LedgerDb>(), s.Get<LedgerWrites>(), s.Get<LedgerLocks>(), s.Get<SourceFactsReader>(), s.Get<CitedSources>(), s.Get<TimeProvider>()));
    }

    private static IServiceCollection AddDisputes(this IServiceCollection services)
    {
        services.AddScoped<DisputeMerges>().AddScoped<DisputeSight>();
        services.AddScoped(s => new DisputeReader(s.Get<LedgerDb>(), s.Get<LedgerSnapshots>()));
        return services.AddScoped(s => new DisputeWriter(s.Get<LedgerDb>(), s.Get<LedgerWrites>(), s.Get<LedgerLocks>(), s.Get<NamedRecords>(), s.Get<DisputeSight>(), s.Get<TimeProvider>()));
    }

    private static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddScoped(s => new LedgerDigests(s.Get<LedgerSnapshots>(), s.Get<EventSearch>(), s.Get<ActorReader>(), s.Get<SourceReader>(), s.Get<DisputeReader>()));
        services.AddScoped<EventLines>().AddScoped<GatheredEvents>().AddScoped(s => new RecordExports(s.Get<LedgerSnapshots>(), s.Get<EventSearch>(), s.Get<GatheredEvents>(), s.Get<EventLines>(), s.Get<ActorReader>(), s.Get<SourceReader>(), s.Get<DisputeReader>()));
        services.AddScoped<BulkReader>().AddScoped<BulkIdentities>().AddScoped<BulkPlanner>().AddScoped<BulkBatches>().AddSingleton<BulkRelay>();
        services.AddScoped(s => new BulkWriter(s.Get<LedgerWrites>(), s.Get<BulkBatches>(), Rules(s), s.Get<TimeProvider>()));
        services.AddSingleton(new ImportFormats(FileFormats.All)).AddSingleton<ImportSignal>().AddScoped<ImportProgress>();
        services.AddScoped(s => new ImportRun(s.Get<LedgerDb>(), s.Get<LedgerWrites>(), s.Get<BulkBatches>(), s.Get<ImportFormats>(), s.Get<ImportProgress>(), s.Get<EventWriter>(), Rules(s), s.Get<TimeProvider>()));
        services.AddScoped(s => new Imports(s.Get<LedgerDb>(), s.Get<ImportFormats>(), s.Get<ImportSignal>(), s.Get<TimeProvider>()));
        return services.AddHostedService<ImportRunner>();
    }

    private static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.AddSingleton(s => new HeadWatch(s.Get<IServiceScopeFactory>(), s.Get<HeadSignal>(), s.Get<IHostApplicationLifetime>(), s.Get<TimeProvider>(), s.Get<ILogger<HeadWatch>>()));
        return services.AddSingleton<SharedPages>().AddScoped<FeedReader>().AddScoped(s => new ChangeFeed(s.Get<LedgerSnapshots>(), s.Get<FeedReader>(), s.Get<HeadWatch>(), s.Get<SharedPages>(), s.Get<Freshness>(), s.Get<Instruments>(), s.Get<TimeProvider>()));
    }

    private static IServiceCollection AddRedactions(this IServiceCollection services)
    {
        services.AddScoped<Leftovers>().AddScoped<RedactionPlanner>().AddScoped<WordSweep>();
        return services.AddScoped(s => new Redactor(s.Get<LedgerDb>(), s.Get<LedgerWrites>(), s.Get<LedgerLocks>(), s.Get<RedactionPlanner>(), s.Get<Leftovers>(), s.Get<WordSweep>()));
    }

    // The host says where it is served, and whether loopback is allowed: WebhookSettings.
    private static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<IHostResolver, DnsResolver>().AddSingleton<EndpointGuard>().AddSingleton<MessageSender>().AddSingleton<WebhookBell>();
        services.AddScoped<WebhookStart>().AddScoped<WebhookLeases>().AddScoped<WebhookRound>().AddHostedService<WebhookPump>().AddHostedService<DeliveryRunner>();
        services.AddScoped(s => new WebhookReader(s.Get<LedgerDb>(), s.Get<WebhookStart>(), s.Get<TimeProvider>()));
        services.AddScoped(s => new WebhookSending(s.Get<LedgerDb>(), s.Get<MessageSender>(), s.Get<TimeProvider>()));
        return services.AddScoped(s => new WebhookWriter(s.Get<LedgerDb>(), s.Get<WebhookStart>(), s.Get<EndpointGuard>(), s.Get<WebhookBell>(), s.Get<TimeProvider>()));
    }

    private static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services.AddSingleton<Gauges>().AddSingleton<LostTransactions>().AddSingleton<ConnectionWaits>().AddSingleton(s => new Instruments(s.Get<IMeterFactory>(), s.Get<Gauges>())).AddHostedService<SampleRunner>();

    // The host says what the desk demands; without it, contributors publish.
    private static DeskRules Rules(IServiceProvider services) => services.GetService<DeskRules>() ?? new(Role.Contributor);

    private static T Get<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
