namespace ConflictEvents.Webhooks;

/// <summary>What a message was sent for.</summary>
public enum DeliveryTrigger
{
    /// <summary>A change of the ledger, in its turn.</summary>
    Change,

    /// <summary>An admin asked for a test.</summary>
    Test,

    /// <summary>An admin sent an earlier message again.</summary>
    Redelivery,
}
