namespace ConflictEvents.Ledger;

/// <summary>What an answer needs of a revision: the ledger's own columns and the document, none of those that are only searched.</summary>
internal sealed class ReadRevision : Revision
{
    /// <summary>The record's id as text; it is known before the row is read.</summary>
    public string Name { get; set; } = "";

    public override string RecordId => Name;

    /// <summary>The document as its caller sees it, as the bytes that are stored, where it was read so; else empty.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; init; }
}
