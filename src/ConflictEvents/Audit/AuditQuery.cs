namespace ConflictEvents.Audit;

/// <summary>Which entries of the audit are asked for.</summary>
public sealed record AuditQuery
{
    /// <summary>Not before this instant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of this key's name.</summary>
    public string? By { get; init; }

    /// <summary>Of these kinds; empty: of all.</summary>
    public IReadOnlyList<AuditKind> Kind { get; init; } = [];

    /// <summary>How many, at most.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The token of the page before.</summary>
    public string? Cursor { get; init; }
}
