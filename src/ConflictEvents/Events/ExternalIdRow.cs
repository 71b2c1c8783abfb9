using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Events;

/// <summary>Which event has a name in another system. The one table beside the ledger that is updated in place.</summary>
internal sealed class ExternalIdRow
{
    public required string System { get; init; }
    public required string ExternalId { get; init; }
    public required Guid Event { get; init; }
}

internal sealed class ExternalIdRowMapping : IEntityTypeConfiguration<ExternalIdRow>
{
    public void Configure(EntityTypeBuilder<ExternalIdRow> builder)
    {
        builder.ToTable("external_ids");
        builder.HasKey(e => new { e.System, e.ExternalId });
    }
}
