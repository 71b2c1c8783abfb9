using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Keys;

/// <summary>What somebody did with a key, written down with it.</summary>
public sealed class KeyChange
{
    /// <summary>In the order in which it was written down.</summary>
    public long Id { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null where that was not written down then.</summary>
    public string? By { get; init; }

    /// <summary>The person behind that key, as it said.</summary>
    public string? ActingAs { get; init; }

    /// <summary>What, on the wire's name.</summary>
    public required string Action { get; init; }

    /// <summary>The key's id.</summary>
    public required string Key { get; init; }

    /// <summary>The key's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do, on the wire's name.</summary>
    public required string Role { get; init; }
}

internal sealed class KeyChangeMapping : IEntityTypeConfiguration<KeyChange>
{
    public void Configure(EntityTypeBuilder<KeyChange> builder) => builder.ToTable("key_changes").Property(k => k.Id).UseIdentityByDefaultColumn();
}
