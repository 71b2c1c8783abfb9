namespace ConflictEvents.Ledger;

/// <summary>A revision that is to say less, to all by a redaction, or to readers: what is left of it.</summary>
internal sealed record Rewritten
{
    /// <summary>The record type.</summary>
    public required RecordTable Table { get; init; }

    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>Which revision.</summary>
    public required int Number { get; init; }

    /// <summary>The record as colleagues see it.</summary>
    public required string Document { get; init; }

    /// <summary>The record as readers see it, where that is less.</summary>
    public string? PublicDocument { get; init; }

    /// <summary>Why the revision was made, in words.</summary>
    public string? Note { get; init; }

    /// <summary>The room's searched columns.</summary>
    public required string Columns { get; init; }
}
