using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Webhooks;

/// <summary>Throws away old deliveries, and secrets that no longer sign, so that neither grows with history.</summary>
internal sealed partial class DeliveryRunner(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, ILogger<DeliveryRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromHours(1))
{
    private const int KeptEach = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LedgerDb>();
        var now = Time.GetUtcNow();
        var old = now - KeptFor;
        await db.Set<Delivery>().Where(d => d.At < old).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            delete from webhook_deliveries d using (
              select w.id, (select k.id from webhook_deliveries k where k.webhook = w.id order by k.id desc offset {KeptEach} limit 1) as last
              from webhooks w) kept
            where d.webhook = kept.id and d.id <= kept.last
            """, cancellationToken);
        await db.Set<Webhook>().Where(w => w.OldSecretUntil <= now)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.OldSecret, (string?)null).SetProperty(x => x.OldSecretUntil, (DateTimeOffset?)null), cancellationToken);
    }

    protected override void Tell(Exception failure) => Log.Failed(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(85, LogLevel.Error, "Old deliveries could not be thrown away; it is tried again in an hour")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
