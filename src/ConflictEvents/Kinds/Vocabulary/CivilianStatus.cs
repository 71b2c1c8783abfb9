namespace ConflictEvents.Kinds;

/// <summary>What is said about whether those counted were civilians.</summary>
public enum CivilianStatus
{
    /// <summary>They are said to be civilians.</summary>
    StatedCivilian,

    /// <summary>They are said to be fighters.</summary>
    StatedCombatant,

    /// <summary>Accounts differ.</summary>
    Disputed,

    /// <summary>Nobody says. Taken where nothing is sent.</summary>
    NotStated,
}
