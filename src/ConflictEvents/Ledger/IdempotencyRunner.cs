using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Ledger;

/// <summary>Throws away idempotency keys that are past their seven days, so that their table does not grow with history.</summary>
internal sealed partial class IdempotencyRunner(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, ILogger<IdempotencyRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var expired = time.GetUtcNow() - IdempotencyKey.KeptFor;
                await scope.ServiceProvider.GetRequiredService<LedgerDb>().Set<IdempotencyKey>().Where(k => k.CreatedAt < expired).ExecuteDeleteAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Error, "Expired idempotency keys could not be thrown away; it is tried again in an hour")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
