using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>One thing that is wrong with a row of an imported file.</summary>
public sealed class ImportRefusal
{
    [JsonIgnore]
    internal Guid Import { get; init; }

    [JsonIgnore]
    internal long Number { get; init; }

    /// <summary>The line of the file, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The column, or the JSON pointer to the member; left out where it is about the whole line.</summary>
    [JsonPropertyName("column")]
    public string? Place { get; init; }

    /// <summary>A stable word.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, and what would be right.</summary>
    public required string Detail { get; init; }
}

internal sealed class ImportRefusalMapping : IEntityTypeConfiguration<ImportRefusal>
{
    public void Configure(EntityTypeBuilder<ImportRefusal> builder)
    {
        builder.ToTable("import_refusals");
        builder.Property(r => r.Import);
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.HasKey(r => new { r.Import, r.Number });
    }
}
