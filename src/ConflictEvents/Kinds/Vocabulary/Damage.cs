namespace ConflictEvents.Kinds;

/// <summary>What the strike did to a target.</summary>
public enum Damage
{
    /// <summary>Destroyed, or called so.</summary>
    Destroyed,

    /// <summary>Damaged, not destroyed.</summary>
    Damaged,

    /// <summary>Hit; how badly is not told.</summary>
    Hit,

    /// <summary>Not damaged.</summary>
    None,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unknown,
}
