using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which events are exported, in what form, and behind which one an answer that broke off is taken up.</summary>
public sealed record EventExportParameters : EventFilterParameters
{
    /// <inheritdoc cref="EventQuery.Fields" />
    [ValueList]
    public string? Fields { get; init; }

    /// <inheritdoc cref="EventQuery.Format" />
    [Word<RecordFormat>]
    public string? Format { get; init; }

    /// <inheritdoc cref="ExportParameters.After" />
    public string? After { get; init; }

    internal EventQuery ToQuery() => ToFilter(null);

    internal Guid? ToAfter() => ExportParameters.ToId(After, AsOf);

    private protected override EventQuery Read(EventKind? door) => base.Read(door) with
    {
        Fields = Asked.Fields(Fields),
        Format = Format is null ? null : Asked.Word<RecordFormat>("format", Format),
    };
}
