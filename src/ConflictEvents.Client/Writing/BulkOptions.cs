namespace ConflictEvents.Client.Writing;

/// <summary>What a bulk request is and how it is taken.</summary>
public sealed record BulkOptions
{
    /// <summary>`application/x-ndjson` or `text/csv`.</summary>
    public string MediaType { get; init; } = "application/x-ndjson";

    /// <summary>The one kind of record of a CSV file, such as `strike` or `actor`; null for NDJSON.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether one refused line keeps all others out, too.</summary>
    public bool Atomic { get; init; }

    /// <summary>Whether to be told what would happen, and nothing is stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>Names the request, so that it may be sent again: a repeat stores nothing twice. Without one it is sent once.</summary>
    public string? IdempotencyKey { get; init; }
}
