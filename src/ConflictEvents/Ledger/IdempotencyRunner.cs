using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Ledger;

/// <summary>Throws away idempotency keys that are past their seven days, so that their table does not grow with history.</summary>
internal sealed partial class IdempotencyRunner(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, ILogger<IdempotencyRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromHours(1))
{
    protected override Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var expired = Time.GetUtcNow() - IdempotencyKey.KeptFor;
        return services.GetRequiredService<LedgerDb>().Set<IdempotencyKey>().Where(k => k.CreatedAt < expired).ExecuteDeleteAsync(cancellationToken);
    }

    protected override void Tell(Exception failure) => Log.Failed(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Error, "Expired idempotency keys could not be thrown away; it is tried again in an hour")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
