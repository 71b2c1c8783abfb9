using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>A piece of a file that is brought in.</summary>
internal sealed class ImportChunk
{
    public required Guid Import { get; init; }
    public required int Number { get; init; }
    public required byte[] Data { get; init; }
}

/// <summary>A record that names others which are not there yet.</summary>
internal sealed class ImportWaiting
{
    public required Guid Import { get; init; }
    public required long Number { get; init; }
    public required long Line { get; init; }
    public required string Record { get; init; }
    public required bool IsDerived { get; init; }
    public required string Body { get; init; }
}

/// <summary>An event that a data set has brought, the import that last did, and what the file said of it.</summary>
internal sealed class ImportEvent
{
    public required string Dataset { get; init; }
    public required Guid Event { get; init; }
    public required Guid Import { get; init; }
    public string? Said { get; init; }
}

internal sealed class ImportRowMappings : IEntityTypeConfiguration<ImportChunk>, IEntityTypeConfiguration<ImportWaiting>, IEntityTypeConfiguration<ImportEvent>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.ToTable("import_chunks");
        builder.HasKey(c => new { c.Import, c.Number });
        builder.Property(c => c.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ImportWaiting> builder)
    {
        builder.ToTable("import_waiting");
        builder.HasKey(w => new { w.Import, w.Number });
        builder.Property(w => w.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ImportEvent> builder)
    {
        builder.ToTable("import_events");
        builder.HasKey(e => new { e.Dataset, e.Event });
    }
}
