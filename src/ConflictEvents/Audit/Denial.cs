using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Audit;

/// <summary>Requests that were refused alike within a minute.</summary>
public sealed class Denial
{
    /// <summary>In the order in which they were written down.</summary>
    public long Id { get; init; }

    /// <summary>The minute in which they came (UTC).</summary>
    public required DateTimeOffset Minute { get; init; }

    /// <summary>When the first of them came (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The HTTP status: 401, 403 or 429.</summary>
    public required int Status { get; init; }

    /// <summary>Why, in one word.</summary>
    public required string Why { get; init; }

    /// <summary>The key's name, also of one that was not taken; `anonymous` where there is none.</summary>
    public required string By { get; init; }

    /// <summary>Where they came from.</summary>
    public required string Address { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without its query.</summary>
    public required string Path { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}

internal sealed class DenialMapping : IEntityTypeConfiguration<Denial>
{
    public void Configure(EntityTypeBuilder<Denial> builder) => builder.ToTable("denials").Property(d => d.Id).UseIdentityByDefaultColumn();
}
