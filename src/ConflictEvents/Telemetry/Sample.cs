namespace ConflictEvents.Telemetry;

/// <summary>Where the ledger and those who follow it stand at a moment.</summary>
internal sealed record Sample
{
    public required long Position { get; init; }
    public required IReadOnlyList<WebhookSample> Webhooks { get; init; }
    public required long WebhooksDisabled { get; init; }
    public required long ImportsQueued { get; init; }
    public required long ImportsRunning { get; init; }
    public required long ImportBytesLeft { get; init; }
}

/// <summary>A subscription that is enabled.</summary>
internal sealed record WebhookSample(Guid Id, long Cursor, int Attempts);
