using ConflictEvents.Disputes;

namespace ConflictEvents.Events.Dossiers;

/// <summary>A dispute that an editor opened.</summary>
internal sealed record DossierDispute(Guid Id, DisputeBody Body)
{
    /// <summary>The events that its positions name.</summary>
    public IReadOnlySet<Guid> Named { get; } = Body.Positions.SelectMany(p => p.Events).ToHashSet();
}
