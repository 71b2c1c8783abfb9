namespace ConflictEvents.Webhooks;

/// <summary>Some deliveries, and how to go on.</summary>
/// <param name="Items">The deliveries, newest first.</param>
/// <param name="Next">The token of the next page; left out on the last one.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryView> Items, string? Next);
