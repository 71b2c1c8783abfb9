namespace ConflictEvents.Client.Writing;

/// <summary>An import as it stands.</summary>
public sealed record ImportState
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>`queued running succeeded failed cancelled`.</summary>
    public required string State { get; init; }

    /// <summary>The file's format.</summary>
    public string Format { get; init; } = "";

    /// <summary>What the file belongs to.</summary>
    public string? Dataset { get; init; }

    /// <summary>Whether it only tells what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>How long the file is, as it was sent.</summary>
    public long TotalBytes { get; init; }

    /// <summary>How much of it is done.</summary>
    public long DoneBytes { get; init; }

    /// <summary>How many records and unreadable rows were read.</summary>
    public long Read { get; init; }

    /// <summary>How many records are new.</summary>
    public long Created { get; init; }

    /// <summary>How many have a new revision.</summary>
    public long Revised { get; init; }

    /// <summary>How many were like that already.</summary>
    public long Unchanged { get; init; }

    /// <summary>How many were refused; the report says why.</summary>
    public long Refused { get; init; }

    /// <summary>How many events were retracted, for the file no longer has them.</summary>
    public long Retracted { get; init; }

    /// <summary>Why it could not be done, or not wholly.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => State is "succeeded" or "failed" or "cancelled";
}
