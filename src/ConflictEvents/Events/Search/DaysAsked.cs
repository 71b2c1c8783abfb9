namespace ConflictEvents.Events.Search;

/// <summary>Which part of a list is read: by the first day, unknown days come last whichever end is first.</summary>
internal enum DaysAsked
{
    /// <summary>All of it.</summary>
    Any,

    /// <summary>The records with a first day.</summary>
    Known,

    /// <summary>The records without one.</summary>
    Unknown,
}
