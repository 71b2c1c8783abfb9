using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Ledger;

/// <summary>Has what was written taken into the indexes, every five seconds, but not while much is written: then it is taken in by itself, and twice costs more. Without it searches are right all the same, and slower.</summary>
internal sealed partial class PendingEntriesRunner(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, ILogger<PendingEntriesRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromSeconds(5))
{
    // In five seconds. Less is not a file.
    private const int Much = 1_000;
    private long seen;
    private long through = -1;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var pending = services.GetRequiredService<PendingEntries>();
        var head = await pending.PositionAsync(cancellationToken);
        var moved = head - seen;
        seen = head;
        if (head == through || moved > Much)
            return;
        await pending.TakeInAsync(cancellationToken);
        through = head;
    }

    protected override void Tell(Exception failure) => Log.NotTakenIn(logger, failure.GetType().Name);

    private static partial class Log
    {
        [LoggerMessage(14, LogLevel.Warning, "Pending entries were not taken into the indexes: {Exception}; searches are slower until they are, it is tried again in five seconds")]
        public static partial void NotTakenIn(ILogger logger, string exception);
    }
}
