using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Controllers;

/// <summary>What the lists of webhooks and deliveries take.</summary>
public sealed record WebhookListParameters
{
    /// <summary>How many items, 1 to 500; 50 where left out.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>The token of the page before, from its `next`.</summary>
    public string? Cursor { get; init; }
}
