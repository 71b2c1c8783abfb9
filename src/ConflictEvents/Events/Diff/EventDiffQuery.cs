using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Diff;

/// <summary>What the difference of a query is asked: which events, and since when. `AsOf` is the later point.</summary>
public sealed record EventDiffQuery : PageQuery
{
    /// <summary>Which events.</summary>
    public required EventQuery Filter { get; init; }

    /// <summary>The earlier point.</summary>
    public required AsOf Since { get; init; }

    /// <inheritdoc />
    protected override string Describe() => $"diff;{Wire.Write(Since)};{Wire.Write(Filter)}";
}
