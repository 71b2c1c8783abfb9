using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Sources;

/// <summary>The normalised text of a source. It never changes, so it stands once and not in every revision.</summary>
internal sealed class SourceText
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
}

internal sealed class SourceTextMapping : IEntityTypeConfiguration<SourceText>
{
    public void Configure(EntityTypeBuilder<SourceText> builder) => builder.ToTable("source_texts");
}
