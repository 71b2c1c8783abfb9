namespace ConflictEvents.Changes;

/// <summary>One change, as whoever follows the feed is to take it.</summary>
public sealed record FeedItem
{
    /// <summary>Its place among all changes.</summary>
    public required long Position { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it means to a copy.</summary>
    public required FeedAction Action { get; init; }

    /// <summary>The type of the record.</summary>
    public required RecordType Record { get; init; }

    /// <summary>The record's id; of an actor the slug.</summary>
    public required string Id { get; init; }

    /// <summary>The revision that the change made; left out where that is not to be seen.</summary>
    public int? Revision { get; init; }

    /// <summary>The actor that this one was merged into; only of actors that `left`.</summary>
    public string? Successor { get; init; }

    /// <summary>The record as of this change, as every other read shows it; of `retracted` the tombstone. Left out of `left` and `redacted`.</summary>
    public FeedDocument? Document { get; init; }

    /// <summary>How long its record is, in bytes or in characters, as it was read.</summary>
    internal int Length => Document?.Record?.Length ?? 0;
}
