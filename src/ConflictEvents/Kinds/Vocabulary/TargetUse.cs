namespace ConflictEvents.Kinds;

/// <summary>What the places hit were used for. A record of what is said, not a legal judgement.</summary>
public enum TargetUse
{
    /// <summary>Civilian use, and nobody in the sources says otherwise.</summary>
    Civilian,

    /// <summary>Somebody alleges military use.</summary>
    MilitaryUseAlleged,

    /// <summary>Both civilian and military use.</summary>
    Dual,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unknown,
}
