using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Ledger;

/// <summary>Undoes a retraction: the content of before it becomes current again, as a revision of its own.</summary>
internal static class Restoration
{
    /// <param name="current">The retraction.</param>
    /// <param name="before">The revision before it.</param>
    /// <param name="table">The record type.</param>
    /// <param name="words">Why.</param>
    /// <param name="columns">Derives the searched columns.</param>
    public static Plan Plan(RecordTable table, Revision current, Revision before, ChangeWords words, Func<string, string> columns) =>
        Ledger.Plan.One(Entry(table, current, before, words, columns));

    /// <inheritdoc cref="Plan" />
    public static Entry Entry(RecordTable table, Revision current, Revision before, ChangeWords words, Func<string, string> columns) => new()
    {
        Table = table,
        Id = current.RecordId,
        Revision = current.Number + 1,
        Action = ChangeAction.Restored,
        Reason = words.Reason,
        Note = words.Note,
        Lifecycle = before.Lifecycle,
        IsPublic = before.IsPublic,
        IsClosed = before.IsClosed,
        Document = before.Document,
        PublicDocument = before.PublicDocument,
        Columns = columns(before.Document),
    };

    /// <summary>What stood before the retraction: the last revision that is none, for one that was redacted since is followed by another.</summary>
    /// <param name="revisions">The revisions of the record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<T> BeforeAsync<T>(IQueryable<T> revisions, CancellationToken cancellationToken) where T : Revision =>
        revisions.AsNoTracking().Where(r => r.Lifecycle != Retraction.Lifecycle).OrderByDescending(r => r.Number).FirstAsync(cancellationToken);

    /// <summary>Demands that there is a retraction to undo.</summary>
    public static void DemandRetracted(Revision? current)
    {
        if (current is null || !current.IsRetracted())
            throw new ConflictException("not_retracted", "The record is not retracted; there is nothing to restore.");
    }

    /// <summary>Demands that the record stands, so that it can be changed.</summary>
    public static void DemandStanding(Present? current)
    {
        if (current is { IsRetracted: true })
            throw new ConflictException("retracted", "The record was retracted; restore it first (POST .../restore).");
    }
}
