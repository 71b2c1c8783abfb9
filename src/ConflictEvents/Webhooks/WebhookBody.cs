using System.Text.Json.Nodes;
using ConflictEvents.Keys;

namespace ConflictEvents.Webhooks;

/// <summary>A subscription to be made.</summary>
public sealed record WebhookBody
{
    /// <summary>Where messages are posted: an https address on the public internet, without user name or fragment, up to 2,000 characters.</summary>
    public required string Url { get; init; }

    /// <summary>What it is for; up to 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Of which changes it is told; of all that its role may see where left out. The members are the parameters of `GET /v1/changes`: `record`, a list of
    /// record types, and those that say which events, written as in `POST /v1/events/query`. What leaves the filter comes as `left`.
    /// </summary>
    public JsonObject? Filter { get; init; }

    /// <summary>Where to begin: messages come of the changes behind this position, or behind the page of the feed that gave out this token. Left out: of what is recorded from now on.</summary>
    public string? After { get; init; }

    /// <summary>A secret of your own: `whsec_` and the base64 of 24 to 64 bytes. Left out, one is made.</summary>
    public string? Secret { get; init; }

    /// <summary>What it sees: `reader` (published records only), `contributor` or `editor`.</summary>
    public Role Role { get; init; } = Role.Reader;
}
