using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Disputes;

/// <summary>What a list of disputes is asked.</summary>
public sealed record DisputeQuery : PageQuery
{
    /// <summary>Only these states; all where none is named.</summary>
    public IReadOnlyList<DisputeState> States { get; init; } = [];

    /// <summary>Only these sorts of question.</summary>
    public IReadOnlyList<ClaimAxis> Axes { get; init; } = [];

    /// <summary>About this event.</summary>
    public Guid? Event { get; init; }

    /// <summary>In which order; by id where none is named.</summary>
    public DisputeSort? Sort { get; init; }

    /// <inheritdoc />
    protected override string Describe() => $"disputes;{string.Join(',', States.Order())};{string.Join(',', Axes.Order())};{Event};{Sort}";
}
