using ConflictEvents.Ledger;

namespace ConflictEvents.Sources;

/// <summary>What a list of sources is asked.</summary>
public sealed record SourceQuery : PageQuery
{
    /// <summary>The hash of the normalised text: have we got this article?</summary>
    public string? TextSha256 { get; init; }

    /// <inheritdoc />
    protected override string Describe() => $"sources;{TextSha256}";
}
