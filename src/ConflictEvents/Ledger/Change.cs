using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>One position of the ledger: what changed, how, by whom and why.</summary>
public sealed class Change
{
    /// <summary>1, 2, 3, ... without a gap, in commit order.</summary>
    public long Position { get; internal init; }

    /// <summary>The type of the record: <c>event actor source dispute</c>.</summary>
    public string Record { get; internal init; } = "";

    /// <summary>The record's id.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The revision that this change made.</summary>
    public int Revision { get; internal init; }

    /// <summary><c>created revised retracted restored merged redacted</c>.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset RecordedAt { get; internal init; }

    /// <summary>The name of the key that made it.</summary>
    public string RecordedBy { get; internal init; } = "";

    /// <summary>The person behind that key, as it said.</summary>
    public string? ActingAs { get; internal init; }

    /// <summary>Why, in one word.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>Why, in words.</summary>
    public string? Note { get; internal init; }
}

internal sealed class ChangeMapping : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("changes");
        builder.HasKey(c => c.Position);
        builder.Property(c => c.Id).IsRequired(); // by convention it was the key for a moment, which left it nullable
    }
}
