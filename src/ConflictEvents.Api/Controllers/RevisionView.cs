using System.Text.Json;
using ConflictEvents.Api.Http;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Controllers;

/// <summary>One revision in a record's history.</summary>
public sealed record RevisionView
{
    /// <summary>Which revision; the record as it was then is at `revisions/{revision}`.</summary>
    public required int Revision { get; init; }

    /// <summary>The change's place in the ledger.</summary>
    public required long Position { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The record's lifecycle in this revision.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>Why it was made.</summary>
    public required ChangeReason ChangeReason { get; init; }

    /// <summary>Who recorded it; for contributors and above.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>The person behind that key, as it said (`Acting-As`); for contributors and above.</summary>
    public string? ActingAs { get; init; }

    /// <summary>Why, in words; for contributors and above.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>The position of the change that last took content out of this revision: a redaction, or one that made its place a risk, from which readers get it coarsely. Left out where none did.</summary>
    public long? RedactedAt { get; init; }

    internal static PageResult<Shown> Page(Standing<Page<Shown>> page) => new(page, (writer, shown) => JsonSerializer.Serialize(writer, Of(shown), Wire.Options));

    private static RevisionView Of(Shown shown) => new()
    {
        Revision = shown.Revision,
        Position = shown.Position,
        RecordedAt = shown.RecordedAt,
        Lifecycle = shown.Lifecycle,
        ChangeReason = WireNames.TryParse<ChangeReason>(shown.ChangeReason, out var reason) ? reason : ChangeReason.Other,
        RecordedBy = shown.RecordedBy,
        ActingAs = shown.ActingAs,
        ChangeNote = shown.ChangeNote,
        RedactedAt = shown.RedactedAt,
    };
}
