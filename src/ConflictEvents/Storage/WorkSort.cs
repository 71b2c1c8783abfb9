namespace ConflictEvents.Storage;

/// <summary>What a scope is for. It decides which connections its database handle has, and so is said before the first one is asked for.</summary>
public sealed class WorkSort
{
    /// <summary>Whether it is an import: with timeouts, and connections, of its own.</summary>
    public bool IsImport { get; set; }
}
