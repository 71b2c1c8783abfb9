using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>A run of positions: those behind the first up to the last.</summary>
internal sealed record FeedSpan(long After, long Through)
{
    public IQueryable<T> Of<T>(IQueryable<T> rows) where T : Revision
    {
        var (after, through) = (After, Through);
        return rows.Where(r => r.Position > after && r.Position <= through);
    }
}
