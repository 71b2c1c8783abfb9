namespace ConflictEvents.Events;

/// <summary>
/// What the desk makes of one side of an event. Origins are counted by the citations' chains, not by publishers: two
/// papers that print one agency are one origin.
/// </summary>
public enum VerificationState
{
    /// <summary>Nobody has looked. Taken where nothing is sent.</summary>
    Unreviewed,

    /// <summary>One origin.</summary>
    SingleOrigin,

    /// <summary>Two or more independent origins.</summary>
    MultiOrigin,

    /// <summary>Acknowledged by the side that it speaks against.</summary>
    Acknowledged,

    /// <summary>Accounts contradict each other.</summary>
    Disputed,

    /// <summary>Found to be untrue.</summary>
    Rejected,

    /// <summary>Being looked into.</summary>
    Pending,
}
