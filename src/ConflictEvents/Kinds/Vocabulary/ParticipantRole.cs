namespace ConflictEvents.Kinds;

/// <summary>What an actor did at a meeting.</summary>
public enum ParticipantRole
{
    /// <summary>Took part as a party.</summary>
    Participant,

    /// <summary>Gave the place and received the others.</summary>
    Host,

    /// <summary>Went between the parties.</summary>
    Mediator,
}
