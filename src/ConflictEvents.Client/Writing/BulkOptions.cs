namespace ConflictEvents.Client.Writing;

/// <summary>What a bulk request is and how it is taken.</summary>
public sealed record BulkOptions
{
    /// <summary>`application/x-ndjson` or `text/csv`.</summary>
    public string MediaType { get; init; } = "application/x-ndjson";

    /// <summary>What every line is that does not say so itself, as the lines of an export: `event`, `actor` or `source`. CSV needs it.</summary>
    public string? Record { get; init; }

    /// <summary>Whether one refused line keeps all others out, too.</summary>
    public bool Atomic { get; init; }

    /// <summary>Whether to be told what would happen, and nothing is stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the `revision` of a line means that the record is still at it.</summary>
    public bool CheckRevision { get; init; }

    /// <summary>Names the request, so that it may be sent again: a repeat stores nothing twice. Without one it is sent once.</summary>
    public string? IdempotencyKey { get; init; }
}
