using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Ledger;

/// <summary>The first answer to a request, kept in the change's own transaction for seven days. No body: it can be built again.</summary>
internal sealed class IdempotencyKey
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public required string Owner { get; init; }
    public required string Key { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required string Outcome { get; init; }
    public required string Record { get; init; }
    public required string Id { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyKeyMapping : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(k => new { k.Owner, k.Key });
        builder.Property(k => k.Id).IsRequired(); // by convention it was the key for a moment, which left it nullable
    }
}
