using System.Text;

namespace ConflictEvents.Ledger;

/// <summary>One revision as one caller sees it.</summary>
public sealed record Shown
{
    private string? document;

    /// <summary>The record.</summary>
    public required string Id { get; init; }

    /// <summary>Which revision.</summary>
    public required int Revision { get; init; }

    /// <summary>Its place among all changes.</summary>
    public required long Position { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Why, in one word.</summary>
    public required string ChangeReason { get; init; }

    /// <summary>By whom; null for readers.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>The person behind that key, as it said; null for readers. It is told in the history, and is no part of the record.</summary>
    public string? ActingAs { get; init; }

    /// <summary>Why, in words; null for readers.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Its lifecycle, on the wire's name.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The position of the change that last took content out of this revision; null where none did.</summary>
    public long? RedactedAt { get; init; }

    /// <summary>The record's JSON object without the ledger's own fields.</summary>
    public string Document { get => document ?? Encoding.UTF8.GetString(Utf8.Span); init => document = value; }

    /// <summary>The same as the bytes that are stored, where it was read so; else empty.</summary>
    internal ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>How long the object is, in bytes or in characters, as it was read.</summary>
    internal int Length => document?.Length ?? Utf8.Length;

    /// <summary>Whether this is what colleagues see; readers get the coarser view.</summary>
    public required bool IsFull { get; init; }

    /// <summary>A member that only the by-id answer of colleagues carries: a source's text.</summary>
    public string? Text { get; init; }

    internal static Shown Of(Revision revision, bool full) => new()
    {
        Id = revision.RecordId,
        Revision = revision.Number,
        Position = revision.Position,
        RecordedAt = revision.RecordedAt,
        ChangeReason = revision.ChangeReason,
        RecordedBy = full ? revision.RecordedBy : null,
        ActingAs = full ? revision.ActingAs : null,
        ChangeNote = full ? revision.ChangeNote : null,
        Lifecycle = revision.Lifecycle,
        RedactedAt = revision.RedactedAt,
        document = revision is ReadRevision { Utf8.IsEmpty: false } ? null : full ? revision.Document : revision.PublicDocument ?? revision.Document,
        Utf8 = (revision as ReadRevision)?.Utf8 ?? default,
        IsFull = full,
    };
}
