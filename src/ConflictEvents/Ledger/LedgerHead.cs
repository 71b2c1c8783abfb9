using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>The one row that says where the ledger stands. Whoever advances it holds its lock until commit, so positions are dense and in commit order.</summary>
public sealed class LedgerHead
{
    /// <summary>Always true: the table has one row.</summary>
    public bool OnlyRow { get; private set; }

    /// <summary>The last position given out.</summary>
    public long Position { get; internal init; }

    /// <summary>When that was (UTC); never runs backwards against position.</summary>
    public DateTimeOffset Moment { get; internal init; }

    /// <summary>Changes when a restore rewinds positions, so that tokens of before are told apart.</summary>
    public Guid Epoch { get; internal init; }

    /// <summary>Signs page tokens; shared by all instances through this row.</summary>
    public byte[] TokenKey { get; internal init; } = [];

    /// <summary>Where a read of today stands.</summary>
    internal Stand Today() => new(Position, Epoch, IsCurrent: true, TokenKey);
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("ledger_head");
        builder.HasKey(h => h.OnlyRow);
    }
}
