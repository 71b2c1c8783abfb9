namespace ConflictEvents.Kinds;

/// <summary>On what ground a strike is attributed to an actor.</summary>
public enum AttributionBasis
{
    /// <summary>The actor claimed it.</summary>
    ClaimedByActor,

    /// <summary>The actor admitted it after the fact.</summary>
    Acknowledged,

    /// <summary>Officials say so, of any side.</summary>
    AssertedByOfficials,

    /// <summary>The publisher says so in its own voice.</summary>
    AssertedByMedia,

    /// <summary>One source alleges it.</summary>
    AllegedSingleSource,

    /// <summary>It is alleged, and the actor denies it.</summary>
    DeniedByActor,

    /// <summary>Accounts name different actors. The actor may be left out.</summary>
    CompetingClaims,

    /// <summary>Nobody is named. The actor may be left out.</summary>
    Unattributed,
}
