using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ConflictEvents.Telemetry;

/// <summary>Takes a sample of the ledger every few seconds.</summary>
internal sealed partial class SampleRunner(IServiceScopeFactory scopes, SchemaReady schema, Gauges gauges, TimeProvider time, ILogger<SampleRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromSeconds(10))
{
    private const int MostWebhooks = 1_000;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        gauges.Show(await TakeAsync(services.GetRequiredService<LedgerDb>(), cancellationToken));

    protected override void Tell(Exception failure)
    {
        gauges.ShowNone();
        Log.NotTaken(logger, failure.GetType().Name, (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState ?? "connection");
    }

    private static async Task<Sample> TakeAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var webhooks = await db.Database.SqlQuery<WebhookSample>($"select id as \"Id\", cursor as \"Cursor\", attempts as \"Attempts\" from webhooks where is_enabled order by cursor limit {MostWebhooks}").ToListAsync(cancellationToken);
        var rest = await db.Database.SqlQuery<Rest>($"""
            select h.position as "Position", i.queued as "Queued", i.running as "Running", i.bytes_left as "BytesLeft",
              (select count(*) from webhooks where disabled_because in ('gone', 'exhausted')) as "WebhooksDisabled"
            from ledger_head h cross join (
              select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'running') as running,
                coalesce(sum(total_bytes - done_bytes) filter (where state in ('queued', 'running')), 0)::bigint as bytes_left
              from imports where finished_at is null) i
            """).SingleAsync(cancellationToken);
        return new()
        {
            Position = rest.Position,
            Webhooks = webhooks,
            WebhooksDisabled = rest.WebhooksDisabled,
            ImportsQueued = rest.Queued,
            ImportsRunning = rest.Running,
            ImportBytesLeft = rest.BytesLeft,
        };
    }

    private sealed record Rest(long Position, long Queued, long Running, long BytesLeft, long WebhooksDisabled);

    private static partial class Log
    {
        [LoggerMessage(95, LogLevel.Debug, "No sample was taken: {Exception} {SqlState}; the next is due in ten seconds")]
        public static partial void NotTaken(ILogger logger, string exception, string sqlState);
    }
}
