namespace ConflictEvents.Webhooks;

/// <summary>What the host says about webhooks.</summary>
/// <param name="AllowLoopback">Whether this machine's own addresses are allowed, over http too.</param>
/// <param name="Address">Makes a path of the API a whole address.</param>
public sealed record WebhookSettings(bool AllowLoopback, Func<string, string> Address);
