using ConflictEvents.Sample;
using ConflictEvents.Storage;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Hosting;

/// <summary>
/// Applies migrations at start, loads the sample where asked, and tries again while the database is away: the process
/// stays and says that it is not ready.
/// </summary>
internal sealed partial class SchemaRunner(IServiceScopeFactory scopes, SchemaReady schema, IOptions<ConflictEventsOptions> options, TimeProvider time, ILogger<SchemaRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!schema.IsReady)
        {
            try
            {
                await PrepareAsync(stoppingToken);
                schema.Announce();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.NotReady(logger, e);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        if (options.Value.Sample)
            await scope.ServiceProvider.GetRequiredService<SampleLoader>().LoadAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Error, "The database could not be prepared; it is tried again in a second")]
        public static partial void NotReady(ILogger logger, Exception exception);
    }
}
