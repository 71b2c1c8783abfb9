using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>Which life of the ledger this is. After a restore positions are given out anew, for other changes; a new epoch tells every consumer so.</summary>
public sealed class LedgerEpoch
{
    private readonly LedgerDb db;

    internal LedgerEpoch(LedgerDb db) => this.db = db;

    /// <summary>Begins a new one. Tokens of before are refused from then on (410), also by servers that run.</summary>
    // One statement under the head's lock: a change is of the old epoch or of the new one. The key of tokens stays, so that an old one is still told from a forged one.
    public async Task<Guid> RenewAsync(CancellationToken cancellationToken = default)
    {
        var renewed = await db.Database.SqlQuery<Guid>($"update ledger_head set epoch = gen_random_uuid() returning epoch as \"Value\"").ToListAsync(cancellationToken);
        return renewed.Single();
    }
}
