using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>Some changes in the order in which they were made, and an account of every position looked at: `through - after` is always the number of `items` and `skipped`.</summary>
public sealed record FeedPage
{
    /// <summary>Which life of the ledger the positions belong to; another one after a restore from a backup.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>The position behind which the page begins.</summary>
    public required long After { get; init; }

    /// <summary>The last position that the page accounts for.</summary>
    public required long Through { get; init; }

    /// <summary>How many positions up to `through` are no items: outside the filter, or not to be seen by this caller.</summary>
    public required long Skipped { get; init; }

    /// <summary>The changes, by position.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>The `after` of the next page.</summary>
    public required string Next { get; init; }

    /// <summary>The last position of the ledger when the page was read.</summary>
    public required long Head { get; init; }

    /// <summary>Whether the page reaches the head: there is nothing more yet.</summary>
    public required bool AtHead { get; init; }

    /// <summary>Where it was read.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public required Stand Stand { get; init; }

    /// <summary>The fingerprint of the filter that it belongs to.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal string Filter { get; init; } = "";

    /// <summary>The `after` that goes on behind any position of this page.</summary>
    public string TokenAt(long position) => new FeedToken(Epoch, position, Filter).Write(Stand.TokenKey);
}
