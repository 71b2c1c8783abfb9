using ConflictEvents.Disputes;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Events;

/// <summary>
/// Lifts embargoes: at the instant it appends a revision without one, as <c>system</c>. Of two instances that do so at
/// once, one finds the record moved on and leaves it.
/// </summary>
internal sealed partial class EmbargoRunner(IServiceScopeFactory scopes, SchemaReady schema, TimeProvider time, ILogger<EmbargoRunner> logger) : RepeatedWork(scopes, schema, time, TimeSpan.FromSeconds(1))
{
    private const int Batch = 100;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        while (await LiftDueAsync(services, cancellationToken))
        {
            // A full batch: there may be more.
        }
    }

    protected override void Tell(Exception failure) => Log.Failed(logger, failure);

    private async Task<bool> LiftDueAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LedgerDb>();
        var now = Time.GetUtcNow();
        var due = await db.Set<EventRevision>().Where(e => e.SupersededAt == null && e.EmbargoedUntil != null && e.EmbargoedUntil <= now && e.Lifecycle != Retraction.Lifecycle)
            .OrderBy(e => e.EmbargoedUntil).Take(Batch).Select(e => e.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
            await LiftAsync(id, db, services, cancellationToken);
        return due.Count == Batch;
    }

    private async Task LiftAsync(Guid id, LedgerDb db, IServiceProvider services, CancellationToken cancellationToken)
    {
        var cited = services.GetRequiredService<CitedSources>();
        var sight = services.GetRequiredService<DisputeSight>();
        var written = await services.GetRequiredService<LedgerWrites>().RunAsync(Caller.System, null, async cancel =>
        {
            var current = await db.Set<EventRevision>().AsNoTracking().SingleAsync(e => e.Id == id && e.SupersededAt == null, cancel);
            if (current.EmbargoedUntil is null || current.EmbargoedUntil > Time.GetUtcNow() || current.IsRetracted())
                return new Plan.Unchanged(EventRevision.Table.Record, current.RecordId, current.Number);
            var body = Wire.ReadStored<EventBody>(current.Document) with { EmbargoedUntil = null };
            var words = new ChangeWords(WireNames.Of(ChangeReason.Other), null);
            var entry = EventEntries.Of(id, current, body, await cited.OfAsync(current.Sources, cancel), words, ChangeAction.Revised);
            return new Plan.Append([entry, .. await sight.FollowAsync(current, entry, cancel)]);
        }, cancellationToken);
        if (written.Outcome == WriteOutcome.Revised)
            Log.Lifted(logger, id, written.Revision);
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Information, "Lifted the embargo of event {Event} in revision {Revision}")]
        public static partial void Lifted(ILogger logger, Guid @event, int revision);

        [LoggerMessage(11, LogLevel.Error, "Lifting embargoes failed; it is tried again in a second")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
