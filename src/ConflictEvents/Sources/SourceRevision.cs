using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Sources;

/// <summary>One revision of a source; its text stands apart, in <see cref="SourceText"/>.</summary>
public sealed class SourceRevision : Revision<Guid>
{
    internal static readonly RecordTable Table = new("source", "source_revisions", "uuid",
        [("publisher", "text"), ("text_sha256", "text"), ("published_on", "date"), ("is_private", "boolean"), ("is_english", "boolean"), ("supersedes", "uuid"), ("reported_at", "timestamptz"), ("columns_release", "smallint")]);

    /// <summary>Who published it.</summary>
    public string Publisher { get; private set; } = "";

    /// <summary>The hash of the normalised text.</summary>
    public string? TextSha256 { get; private set; }

    /// <summary>The day of publication.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Whether the desk alone may know whose it is.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>Whether its numbers can be read as English ones.</summary>
    public bool IsEnglish { get; private set; }

    /// <summary>The earlier source that it replaces.</summary>
    public Guid? Supersedes { get; private set; }

    /// <summary>Which release of the searched columns it has.</summary>
    public short ColumnsRelease { get; private set; }

    /// <summary>From when on it could be known: its publication, or the end (UTC) of the day of it.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }
}

internal sealed class SourceRevisionMapping : IEntityTypeConfiguration<SourceRevision>
{
    public void Configure(EntityTypeBuilder<SourceRevision> builder) => builder.MapRevision<SourceRevision, Guid>(SourceRevision.Table.Name);
}

/// <summary>The one place that derives a source's searched columns.</summary>
internal static class SourceColumns
{
    /// <summary>Counts up whenever columns are added or derived otherwise.</summary>
    public const short Release = 2;

    public static string Of(SourceBody body) => new ColumnValues(SourceRevision.Table)
    {
        ["publisher"] = body.Publisher,
        ["text_sha256"] = body.TextSha256 is { ValueKind: JsonValueKind.String } hash ? hash.GetString() : null,
        ["published_on"] = body.PublishedAt is { } published ? ColumnValues.Day(published.Date) : null,
        ["is_private"] = ColumnValues.Flag(body.Access == SourceAccess.Private),
        ["is_english"] = ColumnValues.Flag(InEnglish(body)),
        ["supersedes"] = body.Supersedes?.ToString(),
        ["reported_at"] = FirstKnown(body) is { } known ? ColumnValues.Instant(known) : null,
        ["columns_release"] = ColumnValues.Number(Release),
    }.ToString();

    /// <summary>What makes a stored source the same as another: publisher and text.</summary>
    public static (string Publisher, string? Hash) KeyOf(string document)
    {
        var stored = Wire.ReadStored<SourceBody>(Retraction.ContentOf(document));
        return (stored.Publisher, NormalText.TextOf(stored.TextSha256));
    }

    public static bool InEnglish(SourceBody body) => body.Language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>The instant from which on it could be known: of a day without a time, the day's end (UTC).</summary>
    public static DateTimeOffset? FirstKnown(SourceBody body) => body.PublishedAt is { } published
        ? published.Instant?.ToUniversalTime() ?? new DateTimeOffset(published.Date.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
        : null;
}
