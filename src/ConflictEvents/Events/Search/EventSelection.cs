using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Search;

/// <summary>A query with what its names mean, for one caller at one place of the ledger.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Stand">Where on the recording clock.</param>
internal sealed record EventSelection(EventQuery Query, Caller Caller, Stand Stand)
{
    /// <summary>Where no place is looked up.</summary>
    public static IReadOnlyDictionary<AskedPlace, IReadOnlyList<string>?> NoPlaces { get; } = new Dictionary<AskedPlace, IReadOnlyList<string>?>();

    /// <summary>Of each filter by actor, every slug that is meant.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Actors { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Of each participant that must be there, every slug that is meant.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ParticipantsAll { get; init; } = [];

    /// <summary>`q` as the database reads it; null where none is asked.</summary>
    public WordSelection? Words { get; init; }

    /// <summary>Of each place that is asked for by name, the names that it has, as <see cref="PlaceNames"/> found them at this moment.</summary>
    public IReadOnlyDictionary<AskedPlace, IReadOnlyList<string>?> Places { get; init; } = NoPlaces;

    /// <summary>How the rows are found.</summary>
    public FoundBy By { get; init; }

    /// <summary>The last position before `updatedSince`.</summary>
    public long? UpdatedAfter { get; init; }

    /// <summary>Whether the records known to country level only are meant that may belong to what is asked, instead of those that do.</summary>
    public bool IsMayInclude { get; init; }
}
