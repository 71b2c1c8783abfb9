namespace ConflictEvents.Events;

/// <summary>What an event is to the event that it links to.</summary>
public enum LinkType
{
    /// <summary>Is about it: a statement about a strike.</summary>
    About,

    /// <summary>Counts the people harmed in it: a tally of a strike.</summary>
    Counts,

    /// <summary>
    /// Is a part of it. Not on tallies, which have `partOf`; a chain of parts never comes back to its beginning.
    /// </summary>
    PartOf,

    /// <summary>Came of it.</summary>
    OutcomeOf,

    /// <summary>Answers it.</summary>
    ResponseTo,

    /// <summary>Says that it is not so.</summary>
    Denies,

    /// <summary>Cannot be true together with it.</summary>
    Contradicts,

    /// <summary>Bears it out.</summary>
    Confirms,

    /// <summary>Says the same more exactly.</summary>
    Refines,

    /// <summary>Replaces it. A chain of replacements never comes back to its beginning.</summary>
    Supersedes,

    /// <summary>Passes it on.</summary>
    Relays,

    /// <summary>Is thought to be the same occurrence.</summary>
    SameAs,

    /// <summary>Came after it, and is connected with it.</summary>
    Follows,
}
