using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Takes in files to be imported, and tells how far they are.</summary>
public sealed class Imports
{
    private const int ChunkBytes = 1024 * 1024;
    private readonly LedgerDb db;
    private readonly ImportFormats formats;
    private readonly ImportSignal signal;
    private readonly TimeProvider time;

    internal Imports(LedgerDb db, ImportFormats formats, ImportSignal signal, TimeProvider time) => (this.db, this.formats, this.signal, this.time) = (db, formats, signal, time);

    /// <summary>The forms of file that are taken.</summary>
    public IReadOnlyList<string> Formats => formats.Names;

    /// <summary>Takes in a file; it is worked on from then on.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="file">The file.</param>
    /// <param name="caller">Who sends it; the job has the same rights.</param>
    /// <param name="once">Makes the idempotency key, when the file is read.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is imported then.</param>
    public async Task<ImportView> ReceiveAsync(ImportOptions options, Stream file, Caller caller, Func<Once?> once, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Contributor, "To import files");
        if (options.RetractMissing)
            caller.Demand(Role.Editor, "To retract what a file no longer has");
        var job = new ImportJob
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Owner = caller.Name,
            Role = WireNames.Of(caller.Role),
            ActingAs = caller.ActingAs,
            Format = options.Format,
            Options = Wire.Write(options),
            // Files of others belong together by their form where nothing else is said: the next one is compared with the last.
            Dataset = options.Dataset ?? (formats.IsForeign(options.Format) ? options.Format : null),
            State = ImportJob.Receiving,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            job.TotalBytes = await SpoolAsync(job.Id, file, cancellationToken);
            (job.OnceKey, job.OnceFingerprint) = once() is { } known ? (known.Key, known.Fingerprint) : (null, null);
            job.State = WireNames.Of(ImportState.Queued);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "uq_imports_once" })
        {
            return await FirstAsync(job, cancellationToken);
        }
        catch
        {
            await ImportRemoval.RemoveAsync(db, job.Id, CancellationToken.None);
            throw;
        }
        db.ChangeTracker.Clear();
        signal.Announce();
        return job.View(0);
    }

    /// <summary>The imports of the caller, the latest first; editors see everybody's.</summary>
    public async Task<ImportPage> ListAsync(Guid? before, int limit, Caller caller, CancellationToken cancellationToken)
    {
        var jobs = await Seen(caller).Where(j => before == null || j.Id < before).OrderByDescending(j => j.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var items = new List<ImportView>();
        foreach (var job in jobs.Take(limit))
            items.Add(await ViewAsync(job, cancellationToken));
        return new(items, jobs.Count > limit ? items[^1].Id.ToString() : null);
    }

    /// <summary>One import.</summary>
    public async Task<ImportView> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken) => await ViewAsync(await OneAsync(id, caller, cancellationToken), cancellationToken);

    /// <summary>Cancels an import that has not ended; what it has stored stays. One that has ended stays as it is.</summary>
    public async Task<ImportView> CancelAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await OneAsync(id, caller, cancellationToken);
        var now = time.GetUtcNow();
        var cancelled = await db.Database.ExecuteSqlAsync(
            $"update imports set state = 'cancelled', finished_at = {now}, lease = null, leased_until = null where id = {id} and state in ('queued', 'running')", cancellationToken);
        if (cancelled > 0)
        {
            await db.Set<ImportChunk>().Where(c => c.Import == id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<ImportWaiting>().Where(w => w.Import == id).ExecuteDeleteAsync(cancellationToken);
        }
        return await FindAsync(id, caller, cancellationToken);
    }

    /// <summary>What was wrong with the rows that were refused, in their order.</summary>
    public async Task<IAsyncEnumerable<ImportRefusal>> ReportAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await OneAsync(id, caller, cancellationToken);
        return db.Set<ImportRefusal>().AsNoTracking().Where(r => r.Import == id).OrderBy(r => r.Number).AsAsyncEnumerable();
    }

    private IQueryable<ImportJob> Seen(Caller caller) =>
        db.Set<ImportJob>().AsNoTracking().Where(j => j.State != ImportJob.Receiving && (caller.Role >= Role.Editor || j.Owner == caller.Name));

    private async Task<ImportJob> OneAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        await Seen(caller).SingleOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new NotFoundException();

    private async Task<ImportView> ViewAsync(ImportJob job, CancellationToken cancellationToken) =>
        job.View(await db.Set<ImportWaiting>().CountAsync(w => w.Import == job.Id, cancellationToken));

    private async Task<long> SpoolAsync(Guid import, Stream file, CancellationToken cancellationToken)
    {
        var total = 0L;
        var buffer = new byte[ChunkBytes];
        for (var number = 0; ; number++)
        {
            var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (read == 0)
                return total;
            total += read;
            await db.Database.ExecuteSqlAsync($"insert into import_chunks (import, number, data) values ({import}, {number}, {buffer[..read]})", cancellationToken);
        }
    }

    // The same request was sent before: that one's job is the answer.
    private async Task<ImportView> FirstAsync(ImportJob job, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await ImportRemoval.RemoveAsync(db, job.Id, cancellationToken);
        var first = await db.Set<ImportJob>().AsNoTracking().SingleAsync(j => j.Owner == job.Owner && j.OnceKey == job.OnceKey, cancellationToken);
        return first.OnceFingerprint.AsSpan().SequenceEqual(job.OnceFingerprint) ? await ViewAsync(first, cancellationToken) : throw new IdempotencyMismatchException();
    }
}
