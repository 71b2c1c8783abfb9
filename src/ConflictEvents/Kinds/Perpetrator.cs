namespace ConflictEvents.Kinds;

/// <summary>Who is said to have carried out a strike, and on what ground.</summary>
public sealed record Perpetrator
{
    /// <summary>The slug of the actor. May be left out only where the basis is `competing_claims` or `unattributed`.</summary>
    public string? Actor { get; init; }

    /// <summary>On what ground the strike is attributed.</summary>
    public required AttributionBasis? Basis { get; init; }
}
