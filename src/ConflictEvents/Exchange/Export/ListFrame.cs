using ConflictEvents.Events;

namespace ConflictEvents.Exchange.Export;

/// <summary>What a list says of itself, beside its records.</summary>
public sealed record ListFrame
{
    /// <summary>What it lists, to print.</summary>
    public required string Title { get; init; }

    /// <summary>The address that it was asked at.</summary>
    public required string Self { get; init; }

    /// <summary>What stands before a record's id in the record's own address.</summary>
    public required string RecordAddress { get; init; }

    /// <summary>When what it shows last changed, or it was asked for.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The token of the next page; null on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>The address of the next page; null on the last one, and where there is no address for it.</summary>
    public string? NextAddress { get; init; }

    /// <summary>How many records the whole result has, where that was asked for.</summary>
    public ResultCount? Count { get; init; }

    /// <summary>Whether flat rows say of each record if it belongs for certain.</summary>
    public bool MarksMayInclude { get; init; }

    /// <summary>Whether it goes on behind rows that were sent before: a table has its header row already.</summary>
    public bool GoesOn { get; init; }
}
