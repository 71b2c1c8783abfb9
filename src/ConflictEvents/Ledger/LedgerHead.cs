using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>The one row that says where the ledger stands. Whoever advances it holds its lock until commit, so positions are dense and in commit order.</summary>
public sealed class LedgerHead
{
    /// <summary>Always true: the table has one row.</summary>
    public bool OnlyRow { get; private set; }

    /// <summary>The last position given out.</summary>
    public long Position { get; private set; }

    /// <summary>When that was (UTC); never runs backwards against position.</summary>
    public DateTimeOffset Moment { get; private set; }

    /// <summary>Changes when a restore rewinds positions, so that tokens of before are told apart.</summary>
    public Guid Epoch { get; private set; }

    /// <summary>Signs page tokens; shared by all instances through this row.</summary>
    public byte[] TokenKey { get; private set; } = [];
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("ledger_head");
        builder.HasKey(h => h.OnlyRow);
    }
}
