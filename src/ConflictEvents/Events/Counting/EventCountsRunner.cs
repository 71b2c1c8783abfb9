using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Events.Counting;

/// <summary>Has the counts of events follow the ledger, every two seconds. Until it has, what is behind is counted with each question.</summary>
internal sealed partial class EventCountsRunner(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, ILogger<EventCountsRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromSeconds(2))
{
    protected override Task RunAsync(IServiceProvider services, CancellationToken cancellationToken) => services.GetRequiredService<EventCounts>().CatchUpAsync(cancellationToken);

    protected override void Tell(Exception failure) => Log.NotCounted(logger, failure.GetType().Name);

    private static partial class Log
    {
        [LoggerMessage(13, LogLevel.Warning, "Events were not counted: {Exception}; statistics are slower until they are, it is tried again in two seconds")]
        public static partial void NotCounted(ILogger logger, string exception);
    }
}
