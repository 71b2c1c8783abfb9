using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Keys;

/// <summary>Writes down when keys were last used, once a minute and at the end.</summary>
internal sealed partial class KeyUseRunner(IServiceScopeFactory scopes, SchemaReady schema, KeyUses uses, TimeProvider time, ILogger<KeyUseRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromMinutes(1))
{
    protected override bool IsDoneAtTheEnd => true;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var taken = uses.Take();
        if (taken.Count == 0)
            return;
        string[] keys = [.. taken.Select(u => u.Key)];
        DateTime[] times = [.. taken.Select(u => u.At.UtcDateTime)];
        try
        {
            // Of several instances the latest use stands.
            await services.GetRequiredService<LedgerDb>().Database.ExecuteSqlAsync($"""
                update api_keys k set last_used_at = greatest(k.last_used_at, u.at)
                from unnest({keys}, {times}) as u (id, at)
                where k.id = u.id
                """, cancellationToken);
        }
        catch
        {
            uses.Return(taken);
            throw;
        }
    }

    protected override void Tell(Exception failure) => Log.NotWritten(logger, failure.GetType().Name);

    private static partial class Log
    {
        [LoggerMessage(62, LogLevel.Warning, "The last uses of keys could not be written down: {Exception}; it is tried again in a minute")]
        public static partial void NotWritten(ILogger logger, string exception);
    }
}
