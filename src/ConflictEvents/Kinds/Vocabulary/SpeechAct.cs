namespace ConflictEvents.Kinds;

/// <summary>What a speaker does by speaking. One to three to a statement.</summary>
public enum SpeechAct
{
    /// <summary>Tells something as a fact.</summary>
    ReportFact,

    /// <summary>Demands.</summary>
    Demand,

    /// <summary>Appeals, calls on, asks for help.</summary>
    Appeal,

    /// <summary>Proposes or offers.</summary>
    Propose,

    /// <summary>Accepts or agrees.</summary>
    Accept,

    /// <summary>Rejects or refuses.</summary>
    Reject,

    /// <summary>Accuses.</summary>
    Accuse,

    /// <summary>Condemns.</summary>
    Condemn,

    /// <summary>Denies.</summary>
    Deny,

    /// <summary>Justifies or explains away.</summary>
    Justify,

    /// <summary>Threatens or warns of what the speaker will do.</summary>
    Threaten,

    /// <summary>Concedes or admits.</summary>
    Concede,

    /// <summary>Supports, endorses, promises help.</summary>
    Support,

    /// <summary>Expects, assesses, predicts.</summary>
    Expect,

    /// <summary>Dismisses as not worth an answer.</summary>
    Dismiss,
}
