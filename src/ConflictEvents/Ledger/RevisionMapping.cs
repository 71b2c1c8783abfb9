using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>Maps the columns that every revision table has.</summary>
internal static class RevisionMapping
{
    public static void MapRevision<T>(this EntityTypeBuilder<T> row, string table, string id) where T : Revision
    {
        row.ToTable(table);
        row.HasKey(id, nameof(Revision.Number));
        row.Ignore(r => r.RecordId);
        row.Property(r => r.Document).HasColumnType("json");
        row.Property(r => r.PublicDocument).HasColumnType("json");
    }
}
