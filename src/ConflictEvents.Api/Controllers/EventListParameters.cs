using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>What lists of events take: which events, in what order, how many at once, and in what form.</summary>
public sealed record EventListParameters : EventFilterParameters
{
    /// <inheritdoc cref="EventQuery.Sort" />
    [Word<EventSort>]
    public string? Sort { get; init; }

    /// <summary>How many items, 1 to 500; 50 where left out.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>The token of the page before, from its `next`; with the same other parameters. Pages show one position of the ledger, whatever is written meanwhile.</summary>
    public string? Cursor { get; init; }

    /// <inheritdoc cref="EventQuery.Fields" />
    [ValueList]
    public string? Fields { get; init; }

    /// <inheritdoc cref="EventQuery.Count" />
    [Flag]
    public string? Count { get; init; }

    /// <inheritdoc cref="EventQuery.Format" />
    [Word<RecordFormat>]
    public string? Format { get; init; }

    internal EventQuery ToQuery(EventKind? door) => ToFilter(door);

    private protected override EventQuery Read(EventKind? door) => base.Read(door) with
    {
        Sort = Sort is null ? null : Asked.Word<EventSort>("sort", Sort),
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
        Fields = Asked.Values("fields", Fields),
        Count = Asked.Flag("count", Count),
        Format = Format is null ? null : Asked.Word<RecordFormat>("format", Format),
    };
}
