namespace ConflictEvents.Webhooks;

/// <summary>What was done with a subscription.</summary>
public enum WebhookAction
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>Its address, description or filter was changed, or what failed was asked to be tried at once.</summary>
    Changed,

    /// <summary>It was enabled again.</summary>
    Enabled,

    /// <summary>It was disabled, by an admin or by the server itself.</summary>
    Disabled,

    /// <summary>It got a new secret.</summary>
    Rotated,

    /// <summary>A test message was sent.</summary>
    Tested,

    /// <summary>It was set back to an earlier position.</summary>
    Replayed,

    /// <summary>One message was sent again.</summary>
    Redelivered,

    /// <summary>It was removed.</summary>
    Removed,
}
