using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Statements of one stance.</summary>
public sealed record StatementGroup
{
    /// <summary>Where they stand on what they are about; left out where they do not say.</summary>
    public Stance? Stance { get; init; }

    /// <summary>The statements, by the day on which they were made.</summary>
    public required IReadOnlyList<LinkedRecord> Items { get; init; }
}
