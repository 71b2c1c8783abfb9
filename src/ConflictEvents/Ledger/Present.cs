namespace ConflictEvents.Ledger;

/// <summary>The present state of a record, as far as a writer has to know it: as it is stored, or as a write that is about to be stored leaves it.</summary>
internal sealed record Present(string RecordId, int Number, string Lifecycle, string Document, string ChangeReason, string? ChangeNote, bool IsPublic, bool IsClosed)
{
    public bool IsRetracted => Lifecycle == Retraction.Lifecycle;

    public static Present Of(Entry entry) => new(entry.Id, entry.Revision, entry.Lifecycle, entry.Document, entry.Reason, entry.Note, entry.IsPublic, entry.IsClosed);

    public static implicit operator Present?(Revision? row) =>
        row is null ? null : new(row.RecordId, row.Number, row.Lifecycle, row.Document, row.ChangeReason, row.ChangeNote, row.IsPublic, row.IsClosed);
}
