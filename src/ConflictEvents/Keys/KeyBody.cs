namespace ConflictEvents.Keys;

/// <summary>A key to be made.</summary>
public sealed record KeyBody
{
    /// <summary>Whose it is; 1 to 100 characters, never used before. Changes are recorded by this name.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required Role? Role { get; init; }

    /// <summary>From when it is no longer taken; left out: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
