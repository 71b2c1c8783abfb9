using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Disputes;

/// <summary>Revisions of the disputes in which a merged actor holds a position.</summary>
internal sealed class DisputeMerges(LedgerDb db)
{
    public async Task<IReadOnlyList<Entry>> RenameAsync(string old, string into, ChangeWords words, CancellationToken cancellationToken)
    {
        var naming = await db.Set<DisputeRevision>().AsNoTracking()
            .Where(d => d.SupersededAt == null && d.Lifecycle != Retraction.Lifecycle && d.Holders.Any(h => h == old)).ToListAsync(cancellationToken);
        return [.. naming.Select(d => DisputeWriter.EntryOf(d, Renamed(d.Document, old, into), words, ChangeAction.Merged))];
    }

    private static DisputeBody Renamed(string document, string old, string into)
    {
        var body = Wire.ReadStored<DisputeBody>(document);
        return body with { Positions = [.. body.Positions.Select(p => p.Holder == old ? p with { Holder = into } : p)] };
    }
}
