namespace ConflictEvents.Webhooks;

/// <summary>From where to deliver again.</summary>
public sealed record ReplayBody
{
    /// <summary>The position behind which to begin, or a token of the feed with the same filter; not ahead of the cursor.</summary>
    public required string After { get; init; }
}
