namespace ConflictEvents.Client.Changes;

/// <summary>One change: which revision of which record a position of the ledger is.</summary>
public sealed record FeedItem
{
    /// <summary>Its place among all changes.</summary>
    public required long Position { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened: `created revised retracted restored merged redacted`, or `left` where the record is no longer among those asked for.</summary>
    public required string Action { get; init; }

    /// <summary>The type of record: `event actor source dispute`.</summary>
    public required string Record { get; init; }

    /// <summary>The record's id; an actor's slug.</summary>
    public required string Id { get; init; }

    /// <summary>The revision that the change made; null where that is not to be seen.</summary>
    public int? Revision { get; init; }

    /// <summary>The actor that this one was merged into; only of actors that `left`.</summary>
    public string? Successor { get; init; }

    /// <summary>The record as of this change, as the server sent it: UTF-8 JSON, the same bytes as its line in an export; of `retracted` what is left of it. Null where there is none to show.</summary>
    public ReadOnlyMemory<byte>? Document { get; init; }

    /// <summary>Whether a copy puts the document in the place of what it has; else it takes the record out.</summary>
    public bool IsUpsert => Action is not ("left" or "retracted" or "redacted");
}
