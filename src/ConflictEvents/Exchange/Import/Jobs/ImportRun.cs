using ConflictEvents.Events;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>
/// Works on one import: window by window, each in a transaction with its progress; then what waited; then what is missing. Where
/// an earlier run was cut off, it goes on behind the last window that was committed.
/// </summary>
internal sealed class ImportRun(LedgerDb db, LedgerWrites writes, BulkBatches batches, ImportFormats formats, ImportProgress progress, EventWriter events, DeskRules desk, TimeProvider time)
{
    private const int WindowLines = 500;
    private const int WindowCharacters = 4_000_000;
    private const int WaitingLines = 5_000;

    // A dry run keeps in mind what it has planned.
    private const int MostDry = 20_000;

    public async Task RunAsync(ImportJob job, CancellationToken cancellationToken)
    {
        var asked = job.Asked;
        var options = new BulkOptions { DryRun = asked.DryRun, CheckRevision = asked.CheckRevision };
        var state = new BulkState(job.Caller, desk, options, line => LineId.Of(job.Id.ToByteArray(), line)) { SetsAside = true, SaidBefore = SaidBefore(job) };
        if (!job.IsRead)
            await ReadAsync(job, asked, state, cancellationToken);
        for (var before = -1L; await WaitingAsync(job) is > 0 and var left && left != before; before = left)
            await TryAgainAsync(job, state, cancellationToken);
        state.SetsAside = false;
        await TryAgainAsync(job, state, cancellationToken);
        var failure = asked is { RetractMissing: true, DryRun: false } ? await RetractMissingAsync(job, cancellationToken) : null;
        await progress.EndAsync(job, ImportState.Succeeded, failure, time.GetUtcNow(), cancellationToken);
    }

    // What this data set said last; else what another did, for a new release may come under a new name.
    private Func<Guid[], CancellationToken, Task<Dictionary<Guid, string>>> SaidBefore(ImportJob job) => async (events, cancel) =>
    {
        var rows = await db.Set<ImportEvent>().AsNoTracking().Where(e => events.Contains(e.Event) && e.Said != null)
            .OrderBy(e => e.Dataset == job.Dataset).ThenBy(e => e.Import).ToListAsync(cancel);
        return rows.GroupBy(r => r.Event).ToDictionary(g => g.Key, g => g.Last().Said!);
    };

    private async Task ReadAsync(ImportJob job, ImportOptions asked, BulkState state, CancellationToken cancellationToken)
    {
        var (number, characters) = (0L, 0L);
        var window = new List<RecordLine>();
        await using var file = new ImportFile(db, job.Id);
        await foreach (var line in formats.ReadAsync(file, asked, cancellationToken))
        {
            if (++number <= job.Read)
                continue;
            // The records of one row stay together: they may mean each other by ids that turn out to be others.
            if ((window.Count >= WindowLines || characters > WindowCharacters) && window[^1].Line != line.Line)
            {
                await StoreAsync(job, state, window, number - window.Count, window.Count, file.Count, cancellationToken);
                (window, characters) = ([], 0);
            }
            window.Add(line);
            characters += (line as RecordLine.Source)?.Body.Text?.Length ?? 0;
            if (asked.DryRun && number > MostDry)
                throw new InvalidRecordException("", "too_large", $"a dry run takes up to {MostDry} records; send a part of the file");
        }
        if (window.Count > 0)
            await StoreAsync(job, state, window, number - window.Count + 1, window.Count, file.Count, cancellationToken);
        await progress.ReadToEndAsync(job, cancellationToken);
    }

    private async Task TryAgainAsync(ImportJob job, BulkState state, CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            var waiting = await db.Set<ImportWaiting>().AsNoTracking().Where(w => w.Import == job.Id && w.Number > after).OrderBy(w => w.Number).Take(WaitingLines).ToListAsync(cancellationToken);
            if (waiting.Count == 0)
                return;
            await StoreAsync(job, state, [.. waiting.Select(w => w.Number)], [.. waiting.Select(Jobs.WaitingLines.Line)], 0, 0, cancellationToken);
            after = waiting[^1].Number;
        }
    }

    private Task StoreAsync(ImportJob job, BulkState state, List<RecordLine> lines, long first, int read, long bytes, CancellationToken cancellationToken) =>
        StoreAsync(job, state, [.. Enumerable.Range(0, lines.Count).Select(i => first + i)], lines, read, bytes, cancellationToken);

    private async Task StoreAsync(ImportJob job, BulkState state, IReadOnlyList<long> numbers, IReadOnlyList<RecordLine> lines, int read, long bytes, CancellationToken cancellationToken)
    {
        var window = new ImportWindow(numbers, BulkLines.Of(lines, state), state);
        await writes.RunManyAsync(job.Caller, async append =>
        {
            await batches.StoreWithinAsync(window.Lines.Standing, state, append, () => progress.KeepAsync(job, window, read, bytes, cancellationToken), cancellationToken);
            return true;
        }, stores: _ => true, cancellationToken);
        // What was refused is told in the report; a file may have more of it than memory.
        state.Refused.Clear();
    }

    // With rows that could not be read nobody knows what the file no longer has.
    private async Task<string?> RetractMissingAsync(ImportJob job, CancellationToken cancellationToken)
    {
        if (await db.Set<ImportJob>().AnyAsync(j => j.Id == job.Id && j.HasUnreadable, cancellationToken))
            return "Nothing was retracted: rows of the file could not be read, so that nobody knows which events it no longer has.";
        var note = $"No longer in the data set {job.Dataset} (import {job.Id}).";
        while (await db.Set<ImportEvent>().Where(e => e.Dataset == job.Dataset && e.Import != job.Id).Select(e => (Guid?)e.Event).FirstOrDefaultAsync(cancellationToken) is { } missing)
        {
            if (await db.Set<EventRevision>().AnyAsync(e => e.Id == missing && e.SupersededAt == null && e.Lifecycle != Retraction.Lifecycle, cancellationToken))
                await events.RetractAsync(missing, null, new Retract(ChangeReason.Other, note), Expected.Present, job.Caller, null, cancellationToken);
            await progress.RetractedAsync(job, missing, cancellationToken);
        }
        return null;
    }

    private async Task<long> WaitingAsync(ImportJob job) => await db.Set<ImportWaiting>().CountAsync(w => w.Import == job.Id);
}
