namespace ConflictEvents.Audit;

/// <summary>Who did what, and when.</summary>
public sealed record AuditEntry
{
    /// <summary>When (UTC); of several refused requests, when the first of the minute came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it is about.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>Who, by the name of the key, or of a person behind `person:`; `admin` is the configured key, `system` the server itself, `anonymous` who sent none. Of a refused key the name of the one that it names. `*` where there were too many to be told apart.</summary>
    public string? By { get; init; }

    /// <summary>The person behind that key, as it said (`Acting-As`).</summary>
    public string? ActingAs { get; init; }

    /// <summary>What was done: of a change `created`, `revised`, `retracted`, `restored`, `merged` or `redacted`; of a key `made`, `rotated` or `revoked`; of a webhook `made`, `changed`, `enabled`, `disabled`, `rotated`, `tested`, `replayed`, `redelivered` or `removed`; of a refusal why: `no_key`, `unknown`, `wrong_secret`, `expired`, `revoked`, `invalid_token`, `no_role`, `in_address`, `tried_too_often`, `forbidden` or `too_many`.</summary>
    public required string Action { get; init; }

    /// <summary>The type of the record that was changed.</summary>
    public string? Record { get; init; }

    /// <summary>The record's id or slug; of a key or a webhook its id.</summary>
    public string? Id { get; init; }

    /// <summary>The revision that the change made.</summary>
    public int? Revision { get; init; }

    /// <summary>The change's position.</summary>
    public long? Position { get; init; }

    /// <summary>Why the record was changed, in one word.</summary>
    public string? Reason { get; init; }

    /// <summary>The note on the change; of a webhook which members were changed, from where it was replayed, which message was sent again, or why the server disabled it.</summary>
    public string? Note { get; init; }

    /// <summary>The name of the key that was made, rotated or revoked; of a webhook the host that its messages go to.</summary>
    public string? Name { get; init; }

    /// <summary>What that key may do, or that webhook is told of.</summary>
    public string? Role { get; init; }

    /// <summary>The status of the refusal.</summary>
    public int? Status { get; init; }

    /// <summary>Where the refused request came from; of IPv6 the network.</summary>
    public string? Address { get; init; }

    /// <summary>The method of the refused request.</summary>
    public string? Method { get; init; }

    /// <summary>The path of the refused request, without its query.</summary>
    public string? Path { get; init; }

    /// <summary>How many were refused alike within the minute.</summary>
    public long? Count { get; init; }
}
