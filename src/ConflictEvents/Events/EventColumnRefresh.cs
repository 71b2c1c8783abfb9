using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Events;

/// <summary>Brings the searched columns of sources and events up to this release.</summary>
internal sealed partial class EventColumnRefresh(LedgerDb db, ColumnRefresh columns, ILogger<EventColumnRefresh> logger) : ISchemaFollowUp
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sources = await columns.RunAsync(SourceRevision.Table, db.Set<SourceRevision>().Where(s => s.ColumnsRelease < SourceColumns.Release),
            s => SourceColumns.Of(Wire.ReadStored<SourceBody>(s.Document)), cancellationToken);
        var older = db.Set<EventRevision>().Where(e => e.ColumnsRelease < EventColumns.NewestRelease);
        // A standby refuses also an update of nothing.
        if (await older.AnyAsync(cancellationToken))
            await AddReportedAsync(cancellationToken);
        var events = await columns.RunAsync(EventRevision.Table, older, EventColumns.Of, cancellationToken);
        if (sources + events > 0)
            Log.Derived(logger, sources, events);
    }

    // Before the columns are derived, for they keep what stands here: a source of then says when the event was reported then.
    private Task<int> AddReportedAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        update event_revisions e set reported = f.reported, desk_reported = f.desk_reported
        from (
          select o.position, min(s.reported_at) filter (where not s.is_private) as reported, min(s.reported_at) as desk_reported
          from event_revisions o join source_revisions s on s.id = any(o.sources) and s.position <= o.position and (s.superseded_at is null or s.superseded_at > o.position)
          where o.columns_release < {EventColumns.NewestRelease} group by o.position
        ) f
        where e.position = f.position
        """, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(12, LogLevel.Information, "Derived the searched columns of {Sources} sources and {Events} events again")]
        public static partial void Derived(ILogger logger, int sources, int events);
    }
}
