namespace ConflictEvents.Kinds;

/// <summary>How the people of a tally stand to those of another.</summary>
public enum TallyRelation
{
    /// <summary>All of them are among the others: children among the killed.</summary>
    Subset,

    /// <summary>None of them is among the others.</summary>
    Disjoint,

    /// <summary>Some may be among the others.</summary>
    Overlap,
}
