using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;

namespace ConflictEvents.Api.Controllers;

/// <summary>How all records of one type are exported, and behind which one an answer that broke off is taken up.</summary>
public record ExportParameters
{
    /// <summary>A position, or an instant with offset: what was recorded by then.</summary>
    public string? AsOf { get; init; }

    /// <inheritdoc cref="EventQuery.Format" />
    [Word<RecordFormat>]
    public string? Format { get; init; }

    /// <summary>The id (of actors the slug) of the last record that you received whole: the answer goes on behind it. Together with `asOf`, the `Feed-Position` of the answer that broke off; a table then has no header row.</summary>
    public string? After { get; init; }

    internal RecordFormat? ToFormat() => Format is null ? null : Asked.Word<RecordFormat>("format", Format);

    internal string? ToSlug() => ToText(After, AsOf);

    internal Guid? ToId() => ToId(After, AsOf);

    internal static Guid? ToId(string? after, string? asOf) =>
        ToText(after, asOf) is not { } text ? null
        : Guid.TryParseExact(text, "D", out var id) ? id
        : throw new InvalidParameterException("after", "is no UUID; send the id of the last record that you received whole");

    // Without the position the list may have changed: what it goes on with would not fit what went before.
    private static string? ToText(string? after, string? asOf) => after is null || asOf is not null
        ? after
        : throw new InvalidParameterException("after", "needs asOf: send the Feed-Position of the answer that broke off, so that both parts show the same ledger");
}
