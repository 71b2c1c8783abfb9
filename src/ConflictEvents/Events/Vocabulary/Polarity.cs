namespace ConflictEvents.Events;

/// <summary>What the excerpt does to what it supports.</summary>
public enum Polarity
{
    /// <summary>It says so.</summary>
    Asserts,

    /// <summary>It says that it is not so.</summary>
    Denies,

    /// <summary>It casts doubt on it.</summary>
    Questions,
}
