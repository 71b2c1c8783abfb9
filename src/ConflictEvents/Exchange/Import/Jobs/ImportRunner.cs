using ConflictEvents.Storage;
using ConflictEvents.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Works on imports, one at a time in each instance. A job is held by a lease in the database: who is killed loses it, and another goes on.</summary>
internal sealed partial class ImportRunner(IServiceScopeFactory scopes, SchemaReady schema, ImportSignal signal, TimeProvider time, ILogger<ImportRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReportsKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Receiving = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ForgetAsync(stoppingToken);
                while (await RunNextAsync(stoppingToken))
                {
                    // There may be another.
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
            await signal.WaitAsync(Interval, stoppingToken);
        }
    }

    private async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<WorkSort>().IsImport = true;
        if (await ClaimAsync(services.GetRequiredService<LedgerDb>(), cancellationToken) is not { } job)
            return false;
        using var span = Instruments.Spans.StartActivity("import");
        span?.SetTag("import.id", job.Id.ToString());
        Log.Begun(logger, job.Id, job.Read);
        try
        {
            await services.GetRequiredService<ImportRun>().RunAsync(job, cancellationToken);
            Log.Ended(logger, job.Id);
        }
        catch (LeaseLostException)
        {
            Log.Lost(logger, job.Id);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await LetGoAsync(job);
            throw;
        }
        catch (Exception e) when (e is Failure or InvalidDataException)
        {
            var failure = e is InvalidRecordException { Failures: [var first, ..] } ? first.Detail : e.Message;
            await EndAsync(job, failure, cancellationToken);
        }
        catch (Exception e) when (e is not (NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException }))
        {
            Log.Broken(logger, e, job.Id);
            await EndAsync(job, "Something went wrong on our side; the log says what.", cancellationToken);
        }
        return true;
    }

    private async Task<ImportJob?> ClaimAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var (lease, now) = (Guid.CreateVersion7(), time.GetUtcNow());
        var claimed = await db.Set<ImportJob>().FromSql($"""
            update imports
            set state = 'running', lease = {lease}, leased_until = clock_timestamp() + interval '1 minute', started_at = coalesce(started_at, {now})
            where id = (
              select id from imports
              where state = 'queued' or state = 'running' and leased_until < clock_timestamp()
              order by id limit 1
              for update skip locked
            )
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return claimed.SingleOrDefault();
    }

    private async Task EndAsync(ImportJob job, string failure, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ImportProgress>().EndAsync(job, ImportState.Failed, failure, time.GetUtcNow(), cancellationToken);
    }

    // Whoever comes next need not wait for the lease to run out.
    private async Task LetGoAsync(ImportJob job)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDb>();
        await db.Database.ExecuteSqlAsync($"update imports set leased_until = clock_timestamp() where id = {job.Id} and lease = {job.Lease}");
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDb>();
        var (old, unfinished) = (time.GetUtcNow() - ReportsKept, time.GetUtcNow() - Receiving);
        var ids = await db.Set<ImportJob>().Where(j => j.FinishedAt < old || j.State == ImportJob.Receiving && j.CreatedAt < unfinished).Select(j => j.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
            await ImportRemoval.RemoveAsync(db, id, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Information, "Import {Import} goes on behind record {Read}")]
        public static partial void Begun(ILogger logger, Guid import, long read);

        [LoggerMessage(71, LogLevel.Information, "Import {Import} is done")]
        public static partial void Ended(ILogger logger, Guid import);

        [LoggerMessage(72, LogLevel.Information, "Import {Import} was cancelled, or is worked on elsewhere")]
        public static partial void Lost(ILogger logger, Guid import);

        [LoggerMessage(73, LogLevel.Error, "Imports could not be worked on; it is tried again in two seconds")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(74, LogLevel.Error, "Import {Import} met an unhandled failure")]
        public static partial void Broken(ILogger logger, Exception exception, Guid import);
    }
}
