namespace ConflictEvents.Exchange.Import;

/// <summary>What became of one line.</summary>
public sealed record LineResult
{
    /// <summary>The line, from 1; blank ones count and get no result.</summary>
    public required long Line { get; init; }

    /// <summary>What became of it.</summary>
    public required LineStatus Status { get; init; }

    /// <summary>The record type, `event`, `actor` or `source`; left out of a line that does not say.</summary>
    public string? Record { get; init; }

    /// <summary>The record's id, of an actor its slug; left out of a line that is no record's.</summary>
    public string? Id { get; init; }

    /// <summary>The record's revision now; left out of a refused line.</summary>
    public int? Revision { get; init; }

    /// <summary>Why it was refused.</summary>
    public LineProblem? Problem { get; init; }
}
