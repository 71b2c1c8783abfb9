namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>A file that is brought in as a job.</summary>
public sealed record ImportView
{
    /// <summary>The import's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>The form of the file.</summary>
    public required string Format { get; init; }

    /// <summary>What the file belongs to.</summary>
    public string? Dataset { get; init; }

    /// <summary>Whether it only tells what would happen.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The name of the key that sent it.</summary>
    public required string Owner { get; init; }

    /// <summary>The person behind that key, as it said (`Acting-As`).</summary>
    public string? ActingAs { get; init; }

    /// <summary>How long the file is, as it was sent.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>How much of it is done.</summary>
    public required long DoneBytes { get; init; }

    /// <summary>How many records and unreadable rows were read.</summary>
    public required long Read { get; init; }

    /// <summary>How many records are new.</summary>
    public required long Created { get; init; }

    /// <summary>How many records have a new revision.</summary>
    public required long Revised { get; init; }

    /// <summary>How many records were like that already.</summary>
    public required long Unchanged { get; init; }

    /// <summary>How many were refused, and how many parts of rows were left out; the report says why.</summary>
    public required long Refused { get; init; }

    /// <summary>How many events were retracted, for the file no longer has them.</summary>
    public required long Retracted { get; init; }

    /// <summary>How many wait for records that they name and that may come later in the file.</summary>
    public required long Waiting { get; init; }

    /// <summary>Why it could not be done, or not wholly.</summary>
    public string? Failure { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When work on it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
