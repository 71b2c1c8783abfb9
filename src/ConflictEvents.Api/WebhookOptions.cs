namespace ConflictEvents.Api;

/// <summary>The section `ConflictEvents:Webhooks` of the configuration.</summary>
public sealed record WebhookOptions
{
    /// <summary>Whether webhooks may lead to this machine itself, over http too: for tests, and for a receiver beside the server. Other private addresses stay refused.</summary>
    public bool AllowLoopback { get; init; }
}
