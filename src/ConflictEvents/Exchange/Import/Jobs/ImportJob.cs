using ConflictEvents.Json;
using ConflictEvents.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>A file that is brought in as a job, as it is stored.</summary>
internal sealed class ImportJob
{
    public const string Receiving = "receiving";

    public required Guid Id { get; init; }
    public required string Owner { get; init; }
    public required string Role { get; init; }
    public string? ActingAs { get; init; }
    public required string Format { get; init; }
    public required string Options { get; init; }
    public string? Dataset { get; init; }
    public required string State { get; set; }
    public long TotalBytes { get; set; }
    public long DoneBytes { get; set; }
    public long Read { get; set; }
    public long Created { get; set; }
    public long Revised { get; set; }
    public long Unchanged { get; set; }
    public long Refused { get; set; }
    public long Retracted { get; set; }
    public bool IsRead { get; set; }
    public bool HasUnreadable { get; set; }
    public string? Failure { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? OnceKey { get; set; }
    public byte[]? OnceFingerprint { get; set; }
    public Guid? Lease { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Who sent it, with the rights of then.</summary>
    public Caller Caller => new(Owner, WireNames.TryParse<Role>(Role, out var role) ? role : Keys.Role.Reader) { ActingAs = ActingAs };

    public ImportOptions Asked => Wire.ReadStored<ImportOptions>(Options);

    public ImportView View(long waiting) => new()
    {
        Id = Id,
        State = WireNames.TryParse<ImportState>(State, out var state) ? state : ImportState.Queued,
        Format = Format,
        Dataset = Dataset,
        DryRun = Asked.DryRun,
        Owner = Owner,
        ActingAs = ActingAs,
        TotalBytes = TotalBytes,
        DoneBytes = DoneBytes,
        Read = Read,
        Created = Created,
        Revised = Revised,
        Unchanged = Unchanged,
        Refused = Refused,
        Retracted = Retracted,
        Waiting = waiting,
        Failure = Failure,
        CreatedAt = CreatedAt,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
    };
}

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("imports");
        builder.Ignore(j => j.Caller);
        builder.Ignore(j => j.Asked);
        builder.Property(j => j.Id).ValueGeneratedNever();
    }
}
