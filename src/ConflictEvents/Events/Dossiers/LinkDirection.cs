namespace ConflictEvents.Events.Dossiers;

/// <summary>Which of two events links to the other.</summary>
public enum LinkDirection
{
    /// <summary>This one links to the other.</summary>
    Out,

    /// <summary>The other links to this one.</summary>
    In,
}
