using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Json;

namespace ConflictEvents.Webhooks;

/// <summary>A message as it is sent: its id, and its body to the byte.</summary>
/// <param name="Id">The same whenever this is sent, so that a receiver can tell what it has had.</param>
/// <param name="Body">JSON.</param>
internal sealed record WebhookMessage(string Id, string Body)
{
    /// <summary>The message of a change.</summary>
    // The epoch is in the id: after a restore positions are given out anew, for other changes. The type is, since another filter may
    // tell of the same position that a record left.
    public static WebhookMessage Of(Guid webhook, WebhookPayload payload) =>
        new(IdOf($"{webhook:n}/{payload.Data.Epoch:n}/{payload.Data.Position!.Value.ToString(CultureInfo.InvariantCulture)}/{payload.Type}"), Wire.Write(payload));

    /// <summary>A message that tells of nothing.</summary>
    public static WebhookMessage Test(Guid webhook, DateTimeOffset now) => new(
        IdOf($"{webhook:n}/test/{Guid.CreateVersion7():n}"),
        Wire.Write(new WebhookPayload("webhook.test", now, new WebhookData { Webhook = webhook })));

    // No full stop can come into it: the id is part of what is signed, with full stops between the parts.
    private static string IdOf(string words) => "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(words)).AsSpan(0, 16));
}
