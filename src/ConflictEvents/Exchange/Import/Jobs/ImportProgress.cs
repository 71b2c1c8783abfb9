using System.Data;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Writes down how far an import has come, in the transaction of what it stores: neither is there without the other.</summary>
internal sealed class ImportProgress(LedgerDb db)
{
    /// <summary>What a window has come to. From here on the job is locked until the transaction ends.</summary>
    /// <param name="job">The job; it holds what was so before.</param>
    /// <param name="window">The records.</param>
    /// <param name="read">How many records of the file are done with it that were not before.</param>
    /// <param name="bytes">How far the file is read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task KeepAsync(ImportJob job, ImportWindow window, int read, long bytes, CancellationToken cancellationToken)
    {
        var (created, revised, unchanged, refused) = (window.Count(LineStatus.Created), window.Count(LineStatus.Revised), window.Count(LineStatus.Unchanged), window.Count(LineStatus.Refused));
        var hasUnreadable = window.HasUnreadable;
        Demand(await db.Database.ExecuteSqlAsync($"""
            update imports
            set read = read + {read}, created = created + {created}, revised = revised + {revised}, unchanged = unchanged + {unchanged}, refused = refused + {refused},
              done_bytes = greatest(done_bytes, {bytes}), has_unreadable = has_unreadable or {hasUnreadable}, leased_until = clock_timestamp() + interval '1 minute'
            where id = {job.Id} and lease = {job.Lease} and state = 'running'
            """, cancellationToken));
        db.AddRange(window.Refusals(job.Id, job.Format == CsvFormat.Known));
        if (read > 0)
            db.AddRange(window.Waiting(job.Id));
        else
            await ReleaseAsync(job.Id, [.. window.Done], cancellationToken);
        if (job.Dataset is not null && !job.Asked.DryRun)
            await SeeAsync(job, window, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Says that the file is read to its end.</summary>
    public async Task ReadToEndAsync(ImportJob job, CancellationToken cancellationToken) => Demand(await db.Database.ExecuteSqlAsync(
        $"update imports set is_read = true, done_bytes = total_bytes where id = {job.Id} and lease = {job.Lease} and state = 'running'", cancellationToken));

    /// <summary>Counts an event that was retracted, for the file no longer has it.</summary>
    public async Task RetractedAsync(ImportJob job, Guid missing, CancellationToken cancellationToken)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        Demand(await db.Database.ExecuteSqlAsync(
            $"update imports set retracted = retracted + 1, leased_until = clock_timestamp() + interval '1 minute' where id = {job.Id} and lease = {job.Lease} and state = 'running'", cancellationToken));
        await db.Set<ImportEvent>().Where(e => e.Dataset == job.Dataset && e.Event == missing).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Ends the job; its file is not needed any more.</summary>
    public async Task EndAsync(ImportJob job, ImportState state, string? failure, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        var word = Json.WireNames.Of(state);
        Demand(await db.Database.ExecuteSqlAsync($"""
            update imports set state = {word}, failure = {failure}, finished_at = {now}, lease = null, leased_until = null
            where id = {job.Id} and lease = {job.Lease} and state = 'running'
            """, cancellationToken));
        await db.Set<ImportChunk>().Where(c => c.Import == job.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ImportWaiting>().Where(w => w.Import == job.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void Demand(int rows)
    {
        if (rows == 0)
            throw new LeaseLostException();
    }

    private Task<int> ReleaseAsync(Guid import, long[] done, CancellationToken cancellationToken) =>
        db.Set<ImportWaiting>().Where(w => w.Import == import && done.Contains(w.Number)).ExecuteDeleteAsync(cancellationToken);

    private async Task SeeAsync(ImportJob job, ImportWindow window, CancellationToken cancellationToken)
    {
        var said = window.Said.ToDictionary(s => s.Event, s => s.Said);
        Guid[] seen = [.. window.Events.Order()];
        string?[] words = [.. seen.Select(id => said.GetValueOrDefault(id))];
        // In the order of the key: two files of one data set must not wait for each other in a circle.
        await db.Database.ExecuteSqlAsync($"""
            insert into import_events (dataset, event, import, said)
            select {job.Dataset}, e.id, {job.Id}, e.said from unnest({seen}, {words}) as e (id, said)
            on conflict (dataset, event) do update set import = excluded.import, said = coalesce(excluded.said, import_events.said)
            """, cancellationToken);
    }
}
