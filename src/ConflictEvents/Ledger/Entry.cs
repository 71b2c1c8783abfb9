namespace ConflictEvents.Ledger;

/// <summary>One revision to be appended.</summary>
public sealed record Entry
{
    /// <summary>The record type.</summary>
    public required RecordTable Table { get; init; }

    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The revision to append: 1, or the current one plus 1. Anything else is stale.</summary>
    public required int Revision { get; init; }

    /// <summary>What the change does.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>Why, on the wire's name.</summary>
    public required string Reason { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Note { get; init; }

    /// <summary>The revision's lifecycle, on the wire's name.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>Whether readers may see it.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether it closes the record's whole past to readers.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The record as colleagues see it.</summary>
    public required string Document { get; init; }

    /// <summary>The record as readers see it, where that is less.</summary>
    public string? PublicDocument { get; init; }

    /// <summary>The room's searched columns (<see cref="ColumnValues"/>).</summary>
    public required string Columns { get; init; }

    /// <summary>What is left, from this change on, of the record's earlier revisions.</summary>
    internal IReadOnlyList<Rewritten> Past { get; init; } = [];
}
