namespace ConflictEvents.Ledger;

/// <summary>
/// One revision of one record: what the ledger itself keeps of it. Rooms add the columns that they search.
/// A row is written once; only the position that superseded it is filled in later, and a redaction empties content, as a place that becomes a risk does for readers.
/// </summary>
public abstract class Revision
{
    /// <summary>The record's id as text.</summary>
    public abstract string RecordId { get; }

    /// <summary>Counts from 1 within the record.</summary>
    public int Number { get; internal init; }

    /// <summary>Where this change stands among all changes.</summary>
    public long Position { get; internal init; }

    /// <summary>The position of the revision that took its place; null while it is the current one.</summary>
    public long? SupersededAt { get; internal init; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset RecordedAt { get; internal init; }

    /// <summary>The name of the key that recorded it; for colleagues only.</summary>
    public string RecordedBy { get; internal init; } = "";

    /// <summary>The person behind that key, as it said; for colleagues only.</summary>
    public string? ActingAs { get; internal init; }

    /// <summary>Why, in one word.</summary>
    public string ChangeReason { get; internal init; } = "";

    /// <summary>Why, in words; for colleagues only.</summary>
    public string? ChangeNote { get; internal init; }

    /// <summary>The position of the change that last took content out of this revision: a redaction, or one from which readers get less of its past; null where none did.</summary>
    public long? RedactedAt { get; internal init; }

    /// <summary>The lifecycle of this revision, on the wire's name.</summary>
    public string Lifecycle { get; internal init; } = "";

    /// <summary>Whether readers may see this revision (or, of a retraction, its tombstone).</summary>
    public bool IsPublic { get; internal init; }

    /// <summary>Whether, as the current revision, it closes the whole record to readers: it is withheld, or was when it was retracted.</summary>
    public bool IsClosed { get; internal init; }

    /// <summary>The record as colleagues see it, without the ledger's own fields.</summary>
    public string Document { get; internal init; } = "";

    /// <summary>The record as readers see it, where that is less; null where it is the same.</summary>
    public string? PublicDocument { get; internal init; }
}

/// <summary>A revision of a record whose ids are of one type.</summary>
/// <typeparam name="TId">The type of the record's ids.</typeparam>
public abstract class Revision<TId> : Revision where TId : notnull
{
    /// <summary>The record.</summary>
    public TId Id { get; private set; } = default!;

    /// <inheritdoc />
    public override string RecordId => Id.ToString()!;
}
