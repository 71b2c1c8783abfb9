namespace ConflictEvents.Client.Writing;

/// <summary>What became of one line.</summary>
public sealed record BulkResult
{
    /// <summary>The line of the body, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>`created revised unchanged refused`.</summary>
    public required string Status { get; init; }

    /// <summary>`event actor source`, where the line says it.</summary>
    public string? Record { get; init; }

    /// <summary>The record's id, where it has one.</summary>
    public string? Id { get; init; }

    /// <summary>The revision that stands now.</summary>
    public int? Revision { get; init; }

    /// <summary>Why it was refused.</summary>
    public BulkProblem? Problem { get; init; }

    /// <summary>Whether the line was refused.</summary>
    public bool IsRefused => Status == "refused";
}
