using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>How one event is read: as of when, how much of it, and in what form.</summary>
public sealed record EventReadParameters
{
    /// <summary>A position, or an instant with offset: the record as it was known then.</summary>
    public string? AsOf { get; init; }

    /// <summary>An instant with offset: only if one of its citations was published by then; of a day without a time, by the day's end (UTC).</summary>
    [Instant]
    public string? KnownBy { get; init; }

    /// <summary>Only these members, beside `id`, `revision` and `position`: names, with dots for members of members (`location.name`). The others are then left out, also those that the schema requires. Up to 50.</summary>
    [ValueList]
    public string? Fields { get; init; }

    /// <inheritdoc cref="EventQuery.Format" />
    [Word<RecordFormat>]
    public string? Format { get; init; }

    internal DateTimeOffset? ToKnownBy() => Asked.Instant("knownBy", KnownBy);

    internal RecordForm ToForm(HttpContext context, EventKind? door) => RecordForm.Of(context,
        door is { } kind ? [kind] : [], Asked.Fields(Fields), Format is null ? null : Asked.Word<RecordFormat>("format", Format));
}
