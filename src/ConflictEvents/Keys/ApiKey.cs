using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Keys;

/// <summary>A key as it is kept: everything but its secret, of which only a hash stays.</summary>
public sealed class ApiKey
{
    /// <summary>Names the key in the token and in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Unique for ever: it is what changes are recorded by.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do, on the wire's name.</summary>
    public required string Role { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretSha256 { get; set; }

    /// <summary>SHA-256 of the secret before the last rotation.</summary>
    public byte[]? OldSecretSha256 { get; set; }

    /// <summary>Until when the secret before is taken.</summary>
    public DateTimeOffset? OldSecretUntil { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The key that made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From when it is no longer taken; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder) => builder.ToTable("api_keys");
}
