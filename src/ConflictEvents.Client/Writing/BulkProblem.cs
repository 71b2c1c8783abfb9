namespace ConflictEvents.Client.Writing;

/// <summary>Why a line was refused.</summary>
public sealed record BulkProblem
{
    /// <summary>A stable word.</summary>
    public string Code { get; init; } = "";

    /// <summary>What was wrong, and what would be right.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Each broken rule.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];
}
