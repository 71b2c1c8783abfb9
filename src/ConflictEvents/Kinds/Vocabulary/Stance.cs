namespace ConflictEvents.Kinds;

/// <summary>Where a statement stands on the event that it is linked to.</summary>
public enum Stance
{
    /// <summary>Says that it is so.</summary>
    Affirms,

    /// <summary>Says that it is not so.</summary>
    Denies,

    /// <summary>Disputes a part of it, or its meaning.</summary>
    Contests,

    /// <summary>Does not deny it, and defends it.</summary>
    Justifies,

    /// <summary>Takes no side.</summary>
    Neutral,
}
