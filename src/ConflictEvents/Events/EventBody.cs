using System.Text.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>
/// An event as submitted. The server's own fields are accepted and ignored, so that what was read can be sent back.
/// </summary>
public sealed record EventBody
{
    /// <summary>
    /// The id, any RFC 9562 UUID. The server makes one where none is sent; in an address and a body it must be the
    /// same.
    /// </summary>
    public Guid? Id { get; init; }

    /// <summary>Set by the server: the number of the revision, from 1.</summary>
    public JsonElement? Revision { get; init; }

    /// <summary>What happened, in neutral words, 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>More about it, up to 4,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>When it happened.</summary>
    public required EventTime Time { get; init; }

    /// <summary>Where it happened. Mandatory for a strike.</summary>
    public Location? Location { get; init; }

    /// <summary>What it rests on: up to 100, at least one on a published event.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Links to other events: up to 200, each of type, target and axis once.</summary>
    public IReadOnlyList<EventLink> Links { get; init; } = [];

    /// <summary>
    /// Tags: lower case letters, digits and `: _ -`, beginning with a letter or digit, up to 100 characters each, up to
    /// 50 different ones. A war or siege is `campaign:` and its slug.
    /// </summary>
    [Redacting(Redacting.Takes)]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Names in other collections: up to 50 different ones.</summary>
    [Redacting(Redacting.Takes)]
    public IReadOnlyList<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>Where the record stands. A new event is a `draft` where left out.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>
    /// Until when readers do not see it, an instant with offset. Set only before the first publication, and in the
    /// future.
    /// </summary>
    public DateTimeOffset? EmbargoedUntil { get; init; }

    /// <summary>What the desk makes of it. Set by editors; where left out, it stays.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Reasons for care, each once.</summary>
    public IReadOnlyList<Sensitivity> Sensitivity { get; init; } = [];

    /// <summary>The public note on what was corrected and why, up to 500 characters.</summary>
    public string? Correction { get; init; }

    /// <summary>What its kind adds.</summary>
    public required EventDetails Details { get; init; }

    /// <summary>Set by the server: the position of the revision in the feed of changes.</summary>
    public JsonElement? Position { get; init; }

    /// <summary>Set by the server: when the revision was recorded.</summary>
    public JsonElement? RecordedAt { get; init; }

    /// <summary>Set by the server: who recorded it.</summary>
    public JsonElement? RecordedBy { get; init; }

    /// <summary>Why this change is made. `created` for a first revision, then `other`, where left out.</summary>
    public ChangeReason? ChangeReason { get; init; }

    /// <summary>A note on this change for colleagues, up to 1,000 characters.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>The body with what follows from what was sent filled in. Only of a body that keeps the rules.</summary>
    internal EventBody Complete() => this with { Time = Time.Complete(), Details = Details.Complete() };
}
