using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>
/// The past of an event whose place is a risk. What readers were shown of it exactly before that was known, they get coarsely from the same change on,
/// as of whatever position; colleagues have it as it was. Looked for at each change of such an event, so that it holds whatever came before.
/// </summary>
internal sealed class RiskyPast(LedgerDb db)
{
    /// <summary>The entry with what is left to readers of the event's earlier revisions.</summary>
    public async Task<Entry> CoverAsync(EventBody body, Entry entry, CancellationToken cancellationToken) => (await CoverAsync([(body, entry)], cancellationToken))[0];

    /// <summary>The same of many entries, those without a body as they are.</summary>
    public async Task<IReadOnlyList<Entry>> CoverAsync(IReadOnlyList<(EventBody? Body, Entry Entry)> events, CancellationToken cancellationToken)
    {
        Guid[] atRisk = [.. events.Where(e => e.Entry.Revision > 1 && e.Body is { } body && EventPublicView.IsAtRisk(body)).Select(e => Guid.Parse(e.Entry.Id))];
        if (atRisk.Length == 0)
            return [.. events.Select(e => e.Entry)];
        var seen = await db.Set<EventRevision>().AsNoTracking().Where(r => atRisk.Contains(r.Id) && r.IsPublic).ToListAsync(cancellationToken);
        var covered = seen.Select(Covered).OfType<Rewritten>().ToLookup(r => r.Id);
        return [.. events.Select(e => covered.Contains(e.Entry.Id) ? e.Entry with { Past = [.. covered[e.Entry.Id]] } : e.Entry)];
    }

    // Null where readers know no more of the place as it is.
    private static Rewritten? Covered(EventRevision row)
    {
        var seen = Wire.ReadStored<EventBody>(Retraction.ContentOf(row.PublicDocument ?? row.Document));
        var left = Wire.Write(EventPublicView.WithoutPlace(seen));
        return left == Wire.Write(seen) ? null : new()
        {
            Table = EventRevision.Table,
            Id = row.RecordId,
            Number = row.Number,
            Document = row.Document,
            PublicDocument = left,
            Note = row.ChangeNote,
            Columns = EventColumns.Of(row, row.Document, left),
        };
    }
}
