namespace ConflictEvents.Webhooks;

/// <summary>Some subscriptions, and how to go on.</summary>
/// <param name="Items">The subscriptions, by id: the oldest first.</param>
/// <param name="Next">The token of the next page; left out on the last one.</param>
public sealed record WebhookPage(IReadOnlyList<WebhookView> Items, string? Next);
