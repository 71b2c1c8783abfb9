using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Takes away a job and all that belongs to it.</summary>
internal static class ImportRemoval
{
    public static async Task RemoveAsync(LedgerDb db, Guid import, CancellationToken cancellationToken)
    {
        await db.Set<ImportChunk>().Where(c => c.Import == import).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ImportWaiting>().Where(w => w.Import == import).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ImportRefusal>().Where(r => r.Import == import).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ImportJob>().Where(j => j.Id == import).ExecuteDeleteAsync(cancellationToken);
    }
}
