namespace ConflictEvents.Tool.Pulling;

/// <summary>How a mirror compares.</summary>
internal sealed record VerificationOutcome
{
    public required long Position { get; init; }

    public required bool IsEqual { get; init; }

    public required long Count { get; init; }

    public required string Digest { get; init; }

    public required long ServerCount { get; init; }

    public required string ServerDigest { get; init; }

    public IReadOnlyList<RecordDifference> Differences { get; init; } = [];
}

/// <summary>A record that is not the same on both sides.</summary>
/// <param name="Record">Its type.</param>
/// <param name="Id">Which one.</param>
/// <param name="Is">`missing` in the mirror, `extra` in it, `other_revision` or `other_content`.</param>
/// <param name="Mirror">The mirror's revision.</param>
/// <param name="Server">The server's.</param>
internal sealed record RecordDifference(string Record, string Id, string Is, int? Mirror, int? Server);
