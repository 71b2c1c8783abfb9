namespace ConflictEvents.Kinds;

/// <summary>What a tally runs over.</summary>
public enum TallyScope
{
    /// <summary>One incident, as a rule the event that it `counts`.</summary>
    Incident,

    /// <summary>A total since a day: needs `period`.</summary>
    Cumulative,

    /// <summary>How many at one time: trapped, missing, in hospital.</summary>
    Snapshot,
}
