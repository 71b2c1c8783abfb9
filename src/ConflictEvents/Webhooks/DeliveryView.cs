using System.Text.Json.Nodes;

namespace ConflictEvents.Webhooks;

/// <summary>One attempt to deliver one message. Kept for 30 days, and of each subscription the last 10,000.</summary>
public sealed record DeliveryView
{
    /// <summary>Names it; the later, the greater.</summary>
    public required long Id { get; init; }

    /// <summary>What it was sent for.</summary>
    public required DeliveryTrigger Trigger { get; init; }

    /// <summary>The change's position; left out of tests.</summary>
    public long? Position { get; init; }

    /// <summary>The message's id, its `webhook-id`: the same at every attempt, redelivery and replay.</summary>
    public required string MessageId { get; init; }

    /// <summary>Which attempt it was, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the endpoint took it: it answered 2xx.</summary>
    public required bool Taken { get; init; }

    /// <summary>The headers that were sent. They hold signatures, not the secret.</summary>
    public required JsonObject RequestHeaders { get; init; }

    /// <summary>The length of the body that was sent, in bytes.</summary>
    public required int RequestBytes { get; init; }

    /// <summary>The status of the answer; left out where there was none.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>How the answer's body begins: up to 1 kB.</summary>
    public string? ResponseExcerpt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required int DurationMs { get; init; }

    /// <summary>Why it failed; left out where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When the message is tried again (UTC).</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}
