namespace ConflictEvents.Client.Changes;

/// <summary>A page of the feed. It accounts for every position from behind <see cref="After"/> to <see cref="Through"/>.</summary>
public sealed record FeedPage
{
    /// <summary>Which life of the ledger the positions belong to.</summary>
    public required string Epoch { get; init; }

    /// <summary>The position behind which the page begins.</summary>
    public required long After { get; init; }

    /// <summary>The last position that the page accounts for.</summary>
    public required long Through { get; init; }

    /// <summary>How many of the positions are not among the items: outside the filter, or not for the caller.</summary>
    public required long Skipped { get; init; }

    /// <summary>The changes, in the order of the ledger.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>What to ask the next page with.</summary>
    public required string Next { get; init; }

    /// <summary>The last position of the ledger when the page was read.</summary>
    public required long Head { get; init; }

    /// <summary>Whether the page reaches the head.</summary>
    public required bool AtHead { get; init; }

    /// <summary>Where a copy stands that has taken in the page.</summary>
    public LedgerStand Stand => new(Through, Epoch);
}
