using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Audit;

/// <summary>Writes refused requests down every few seconds, behind the requests, and throws away what is past its days.</summary>
internal sealed partial class DenialRunner(IServiceScopeFactory scopes, SchemaReady schema, Denials denials, TimeProvider time, ILogger<DenialRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromSeconds(5))
{
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private const int MostKept = 200_000;
    private DateTimeOffset tidied;

    protected override bool IsDoneAtTheEnd => true;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LedgerDb>();
        // What is taken and cannot be written is lost: it must not pile up while the database is away.
        foreach (var denial in denials.Take())
            await WriteAsync(db, denial, cancellationToken);
        if (Time.GetUtcNow() - tidied >= Tidying)
            await TidyAsync(db, cancellationToken);
    }

    protected override void Tell(Exception failure) => Log.NotWritten(logger, failure.GetType().Name);

    private static Task<int> WriteAsync(LedgerDb db, Denial d, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        insert into denials (minute, at, status, why, by, address, method, path, count)
        values ({d.Minute}, {d.At}, {d.Status}, {d.Why}, {d.By}, {d.Address}, {d.Method}, {d.Path}, {d.Count})
        on conflict on constraint uq_denials_minute do update set count = denials.count + excluded.count
        """, cancellationToken);

    private async Task TidyAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var old = Time.GetUtcNow() - KeptFor;
        await db.Set<Denial>().Where(d => d.At < old).ExecuteDeleteAsync(cancellationToken);
        var last = await db.Set<Denial>().OrderByDescending(d => d.Id).Skip(MostKept).Select(d => (long?)d.Id).FirstOrDefaultAsync(cancellationToken);
        if (last is not null)
            await db.Set<Denial>().Where(d => d.Id <= last).ExecuteDeleteAsync(cancellationToken);
        tidied = Time.GetUtcNow();
    }

    private static partial class Log
    {
        [LoggerMessage(63, LogLevel.Warning, "Refused requests could not be written down: {Exception}")]
        public static partial void NotWritten(ILogger logger, string exception);
    }
}
