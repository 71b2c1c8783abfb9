namespace ConflictEvents.Webhooks;

/// <summary>The body of a message: that something changed, and where it is to be read; never the record itself.</summary>
/// <param name="Type">The record's type and the action: `event.revised`.</param>
/// <param name="Timestamp">When the change was recorded (UTC).</param>
/// <param name="Data">Which change.</param>
internal sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, WebhookData Data);

/// <summary>Which change a message tells of.</summary>
internal sealed record WebhookData
{
    /// <summary>The change's position.</summary>
    public long? Position { get; init; }

    /// <summary>The life of the ledger that the position belongs to.</summary>
    public Guid? Epoch { get; init; }

    /// <summary>The record's type: `event actor source dispute`.</summary>
    public string? Record { get; init; }

    /// <summary>The record's id.</summary>
    public string? Id { get; init; }

    /// <summary>The revision that the change made.</summary>
    public int? Revision { get; init; }

    /// <summary>Where the record is read.</summary>
    public string? Address { get; init; }

    /// <summary>The subscription, in a test message.</summary>
    public Guid? Webhook { get; init; }
}
