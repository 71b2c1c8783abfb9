using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>
/// Takes in what is pending in the indexes of words, names and letters. Writers only append to a list beside such an index, which is four megabytes before it is taken in; until then
/// whoever asks reads it through, and holds each row in it against each word that is asked for.
/// </summary>
internal sealed class PendingEntries(LedgerDb db)
{
    /// <summary>The head's position. What was written until then is pending no more once <see cref="TakeInAsync"/> has been called after.</summary>
    public Task<long> PositionAsync(CancellationToken cancellationToken) => db.Set<LedgerHead>().AsNoTracking().Select(h => h.Position).SingleAsync(cancellationToken);

    /// <summary>Takes in what is pending, index by index; not on a standby, and not where another role owns them.</summary>
    /// <returns>How many pages were pending.</returns>
    public async Task<long> TakeInAsync(CancellationToken cancellationToken)
    {
        var taken = 0L;
        // Each for itself: a row that is superseded meanwhile need not be kept for all of it.
        foreach (var index in await IndexesAsync(cancellationToken))
            taken += await db.Database.SqlQuery<long>($"select gin_clean_pending_list({index}::regclass) as \"Value\"").SingleAsync(cancellationToken);
        return taken;
    }

    private Task<List<string>> IndexesAsync(CancellationToken cancellationToken) => db.Database.SqlQuery<string>($"""
        select c.oid::regclass::text as "Value" from pg_class c join pg_am a on a.oid = c.relam
        where a.amname = 'gin' and c.relkind = 'i' and c.relnamespace = current_schema()::regnamespace
          and not coalesce(c.reloptions @> array['fastupdate=off'], false) and pg_has_role(c.relowner, 'usage') and not pg_is_in_recovery()
        """).ToListAsync(cancellationToken);
}
