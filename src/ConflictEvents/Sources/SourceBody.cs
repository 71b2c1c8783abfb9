using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Sources;

/// <summary>One published text, post, broadcast or account that records are taken from. Its text never changes: a corrected article is a new source that supersedes the old one.</summary>
public sealed record SourceBody
{
    /// <summary>The source's id: any UUID of your choice, or left out for one of the server's.</summary>
    public Guid? Id { get; init; }

    /// <summary>Set by the server: counts from 1.</summary>
    public JsonElement? Revision { get; init; }

    /// <summary>Who published it; 1 to 200 characters. Readers do not get it of a private source.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its headline; up to 500 characters.</summary>
    public string? Title { get; init; }

    /// <summary>Where it can be read: an http or https address of up to 2,000 characters.</summary>
    [Redacting(Redacting.Takes)]
    public string? Url { get; init; }

    /// <summary>When it was published: a day, or an instant with offset where the hour is known. The *reported* clock of all that cites it.</summary>
    public DateOrInstant? PublishedAt { get; init; }

    /// <summary>When the desk fetched it; the present where left out.</summary>
    public DateTimeOffset? RetrievedAt { get; init; }

    /// <summary>Its language as a BCP 47 tag, such as en or uk.</summary>
    [Redacting(Redacting.Leaves)]
    public required string Language { get; init; }

    /// <summary>What sort of source it is.</summary>
    public required SourceKind? Kind { get; init; }

    /// <summary>How far it reaches, such as local, national or international; up to 100 characters.</summary>
    public string? Scale { get; init; }

    /// <summary>Whether it says of itself that it is still being updated.</summary>
    public bool IsDeveloping { get; init; }

    /// <summary>Who can get at it.</summary>
    public SourceAccess Access { get; init; } = SourceAccess.Public;

    /// <summary>The whole text, up to 1,000,000 characters. Normalised on the way in, shown to contributors only (copyright), in the answer for one source only.</summary>
    public string? Text { get; init; }

    /// <summary>Set by the server: SHA-256 of the normalised text in UTF-8, in lower-case hexadecimal.</summary>
    public JsonElement? TextSha256 { get; init; }

    /// <summary>Set by the server: the version of the normaliser that the text went through.</summary>
    public JsonElement? Normalizer { get; init; }

    /// <summary>The earlier source that this one corrects or replaces.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>Set by the server: the change's place in the ledger.</summary>
    public JsonElement? Position { get; init; }

    /// <summary>Set by the server: when it was recorded (UTC).</summary>
    public JsonElement? RecordedAt { get; init; }

    /// <summary>Set by the server: who recorded it; for contributors and above.</summary>
    public JsonElement? RecordedBy { get; init; }

    /// <summary>Why this change is made; `created` first and `other` later where left out.</summary>
    public ChangeReason? ChangeReason { get; init; }

    /// <summary>Why, in words, for colleagues; up to 1,000 characters.</summary>
    public string? ChangeNote { get; init; }
}
