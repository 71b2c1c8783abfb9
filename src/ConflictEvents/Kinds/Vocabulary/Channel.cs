namespace ConflictEvents.Kinds;

/// <summary>Where something was said.</summary>
public enum Channel
{
    /// <summary>At a press conference or briefing.</summary>
    PressConference,

    /// <summary>In an interview.</summary>
    Interview,

    /// <summary>In a post.</summary>
    SocialMedia,

    /// <summary>In a report or document of an authority.</summary>
    OfficialReport,

    /// <summary>In a speech or address on air.</summary>
    Broadcast,

    /// <summary>In a press release or written statement.</summary>
    PressRelease,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unknown,
}
