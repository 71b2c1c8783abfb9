using System.Text.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Disputes;

/// <summary>A question about one event on which claims contradict each other, or seem to: the claims stand side by side, and no one wins silently.</summary>
public sealed record DisputeBody
{
    /// <summary>The dispute's id: any UUID of your choice, or left out for one of the server's.</summary>
    public Guid? Id { get; init; }

    /// <summary>Set by the server: counts from 1.</summary>
    public JsonElement? Revision { get; init; }

    /// <summary>The event that it is about.</summary>
    public required Guid Event { get; init; }

    /// <summary>What is asked, such as "Were the dead civilians?"; 1 to 300 characters.</summary>
    public required string Question { get; init; }

    /// <summary>What sort of question it is.</summary>
    public required ClaimAxis? Axis { get; init; }

    /// <summary>What each side says; 2 to 50.</summary>
    public required IReadOnlyList<DisputePosition> Positions { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public DisputeState State { get; init; } = DisputeState.Open;

    /// <summary>How it was settled, or why the positions are compatible; up to 1,000 characters, needed for `resolved`.</summary>
    public string? Resolution { get; init; }

    /// <summary>Set by the server: the change's place in the ledger.</summary>
    public JsonElement? Position { get; init; }

    /// <summary>Set by the server: when it was recorded (UTC).</summary>
    public JsonElement? RecordedAt { get; init; }

    /// <summary>Set by the server: who recorded it; for contributors and above.</summary>
    public JsonElement? RecordedBy { get; init; }

    /// <summary>Why this change is made; `created` first and `other` later where left out.</summary>
    public ChangeReason? ChangeReason { get; init; }

    /// <summary>Why, in words, for colleagues; up to 1,000 characters.</summary>
    public string? ChangeNote { get; init; }
}
