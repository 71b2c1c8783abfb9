namespace ConflictEvents.Events.Search;

/// <summary>How the rows are found that conditions are for: the same may be said in words that an index knows, that are quick for one row, or that the planner can estimate.</summary>
internal enum FoundBy
{
    /// <summary>By the indexes of what is asked.</summary>
    Indexes,

    /// <summary>Otherwise; each is held against what is asked.</summary>
    Rows,

    /// <summary>Not at all: the planner says how many it expects.</summary>
    Estimate,
}
