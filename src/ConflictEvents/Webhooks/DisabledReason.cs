namespace ConflictEvents.Webhooks;

/// <summary>Why a subscription is not delivered to. Its cursor stays: enabled again, it goes on where it stopped.</summary>
public enum DisabledReason
{
    /// <summary>An admin disabled it.</summary>
    ByAdmin,

    /// <summary>The endpoint answered 410 Gone.</summary>
    Gone,

    /// <summary>One message was not taken at any attempt of the schedule, for more than three days.</summary>
    Exhausted,
}
