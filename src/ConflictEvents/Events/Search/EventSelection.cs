using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Search;

/// <summary>A query with what its names mean, for one caller at one place of the ledger.</summary>
internal sealed record EventSelection(EventQuery Query, Caller Caller, Stand Stand)
{
    /// <summary>Every slug that `actor` means.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];
}
