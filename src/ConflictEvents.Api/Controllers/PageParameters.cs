using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Controllers;

/// <summary>What every list takes.</summary>
public record PageParameters
{
    /// <summary>How many items, 1 to 500; 50 where left out.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>The token of the page before, from its `next`; with the same other parameters. Pages show one position of the ledger, whatever is written meanwhile.</summary>
    public string? Cursor { get; init; }

    /// <summary>A position, or an instant with offset: the list as it was known then.</summary>
    public string? AsOf { get; init; }

    internal HistoryQuery ToHistory(string id) => new() { Id = id, Limit = Asked.Limit(Limit), Cursor = Cursor, AsOf = Asked.AsOf(AsOf) };
}
