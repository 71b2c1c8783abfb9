using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>What one feed shows of one record type.</summary>
internal abstract class Followed
{
    /// <summary>Of a run of positions, those that are items.</summary>
    public abstract Task<Items> ItemsAsync(FeedSpan span, CancellationToken cancellationToken);

    /// <summary>The revisions made at some positions.</summary>
    public abstract Task<IReadOnlyList<Revision>> RowsAsync(long[] positions, CancellationToken cancellationToken);

    /// <summary>Positions of changes that are items.</summary>
    /// <param name="Here">After them the record is in the copy. Null: all are.</param>
    /// <param name="Gone">After them it is not, and before it was, or may have been.</param>
    internal sealed record Items(IReadOnlySet<long>? Here, IReadOnlySet<long> Gone)
    {
        public static Items All { get; } = new(null, new HashSet<long>());

        public bool Contain(long position) => IsHere(position) || Gone.Contains(position);

        public bool IsHere(long position) => Here?.Contains(position) ?? true;
    }
}
