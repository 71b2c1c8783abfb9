namespace ConflictEvents.Ledger;

/// <summary>What an answer needs of a revision: the ledger's own columns and the document, none of those that are only searched.</summary>
internal sealed class ReadRevision : Revision
{
    /// <summary>The record's id as text; it is known before the row is read.</summary>
    public string Name { get; set; } = "";

    public override string RecordId => Name;
}
