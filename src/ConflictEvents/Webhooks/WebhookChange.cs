using System.Text.Json.Nodes;

namespace ConflictEvents.Webhooks;

/// <summary>What can be changed of a subscription, as it stands after a merge patch.</summary>
internal sealed record WebhookChange
{
    public required string Url { get; init; }

    public string? Description { get; init; }

    public JsonObject? Filter { get; init; }

    public bool? Enabled { get; init; }
}
