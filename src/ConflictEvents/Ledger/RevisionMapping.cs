using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>Maps the columns that every revision table has.</summary>
internal static class RevisionMapping
{
    public static void MapRevision<T, TId>(this EntityTypeBuilder<T> row, string table)
        where T : Revision<TId>
        where TId : notnull
    {
        row.ToTable(table);
        row.HasKey(r => new { r.Id, r.Number });
        row.Ignore(r => r.RecordId);
        row.Property(r => r.Document).HasColumnType("json");
        row.Property(r => r.PublicDocument).HasColumnType("json");
    }
}
