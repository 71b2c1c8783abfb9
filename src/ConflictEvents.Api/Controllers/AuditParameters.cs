using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Audit;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which entries of the audit are listed.</summary>
public sealed record AuditParameters
{
    private const int LongestName = 100;

    /// <summary>Only entries of these kinds.</summary>
    [WordList<AuditKind>]
    public string? Kind { get; init; }

    /// <summary>Only what was done by this name: a key's, `admin`, `system` or `anonymous`.</summary>
    [Words(LongestName)]
    public string? By { get; init; }

    /// <summary>An instant with offset: only entries from then on.</summary>
    [Instant]
    public string? Since { get; init; }

    /// <summary>An instant with offset: only entries before it.</summary>
    [Instant]
    public string? Until { get; init; }

    /// <summary>How many items, 1 to 500; 50 where left out.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>The token of the page before, from its `next`; with the same other parameters.</summary>
    public string? Cursor { get; init; }

    internal AuditQuery ToQuery() => new()
    {
        Kind = Asked.Words<AuditKind>("kind", Kind),
        By = By is { Length: > LongestName } || By?.Any(char.IsControl) == true ? throw new InvalidParameterException("by", $"must be up to {LongestName} characters, without control characters") : By,
        Since = Asked.Instant("since", Since)?.ToUniversalTime(),
        Until = Asked.Instant("until", Until)?.ToUniversalTime(),
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
    };
}
