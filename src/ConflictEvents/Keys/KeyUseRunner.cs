using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Keys;

/// <summary>Writes down when keys were last used, once a minute and at the end.</summary>
internal sealed partial class KeyUseRunner(IServiceScopeFactory scopes, SchemaReady schema, KeyUses uses, TimeProvider time, ILogger<KeyUseRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (schema.IsReady)
            await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var taken = uses.Take();
        if (taken.Count == 0)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            string[] keys = [.. taken.Select(u => u.Key)];
            DateTime[] times = [.. taken.Select(u => u.At.UtcDateTime)];
            // Of several instances the latest use stands.
            await scope.ServiceProvider.GetRequiredService<LedgerDb>().Database.ExecuteSqlAsync($"""
                update api_keys k set last_used_at = greatest(k.last_used_at, u.at)
                from unnest({keys}, {times}) as u (id, at)
                where k.id = u.id
                """, cancellationToken);
        }
        catch (Exception e)
        {
            uses.Return(taken);
            if (!cancellationToken.IsCancellationRequested)
                Log.NotWritten(logger, e.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(62, LogLevel.Warning, "The last uses of keys could not be written down: {Exception}; it is tried again in a minute")]
        public static partial void NotWritten(ILogger logger, string exception);
    }
}
