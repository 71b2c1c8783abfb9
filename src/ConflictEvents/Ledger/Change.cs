using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>One position of the ledger: what changed, how, by whom and why.</summary>
public sealed class Change
{
    /// <summary>1, 2, 3, ... without a gap, in commit order.</summary>
    public long Position { get; private set; }

    /// <summary>The type of the record: <c>event actor source dispute</c>.</summary>
    public string Record { get; private set; } = "";

    /// <summary>The record's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The revision that this change made.</summary>
    public int Revision { get; private set; }

    /// <summary><c>created revised retracted restored merged redacted</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The name of the key that made it.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>The person behind that key, as it said.</summary>
    public string? ActingAs { get; private set; }

    /// <summary>Why, in one word.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Why, in words.</summary>
    public string? Note { get; private set; }
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
