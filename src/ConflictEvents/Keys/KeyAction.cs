namespace ConflictEvents.Keys;

/// <summary>What was done with a key.</summary>
public enum KeyAction
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>It got a new secret.</summary>
    Rotated,

    /// <summary>It was revoked.</summary>
    Revoked,
}
