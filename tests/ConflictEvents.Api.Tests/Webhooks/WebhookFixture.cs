using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>A server that may send to this machine, and knows its public address.</summary>
public sealed class WebhookFixture : ApiFixture
{
    public const string PublicAddress = "https://events.example.org";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["ConflictEvents:Webhooks:AllowLoopback"] = "true",
        ["ConflictEvents:PublicAddress"] = PublicAddress,
    };
}
