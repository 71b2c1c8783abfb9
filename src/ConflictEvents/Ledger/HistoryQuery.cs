namespace ConflictEvents.Ledger;

/// <summary>What a history is asked.</summary>
public sealed record HistoryQuery : PageQuery
{
    /// <summary>The record, for the page token.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    protected override string Describe() => $"history;{Id}";
}
