namespace ConflictEvents.Kinds;

/// <summary>Whether a meeting took place.</summary>
public enum MeetingStatus
{
    /// <summary>Somebody offered or suggested it.</summary>
    Proposed,

    /// <summary>Agreed and to come.</summary>
    Scheduled,

    /// <summary>One of, or the whole of, a series of talks that goes on.</summary>
    OngoingSeries,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>Put off to another time.</summary>
    Postponed,

    /// <summary>One side declined it.</summary>
    Refused,
}
