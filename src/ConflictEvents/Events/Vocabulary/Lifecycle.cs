namespace ConflictEvents.Events;

/// <summary>Where a record stands in the desk's work. Readers see what is `published`.</summary>
public enum Lifecycle
{
    /// <summary>Being worked on; only contributors see it.</summary>
    Draft,

    /// <summary>Out; readers see it. Needs at least one citation.</summary>
    Published,

    /// <summary>Taken out of sight by an editor, with all of its past.</summary>
    Withheld,

    /// <summary>Declared wrong by DELETE: a tombstone stays, and so does the past.</summary>
    Retracted,
}
