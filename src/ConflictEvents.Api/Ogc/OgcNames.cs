using ConflictEvents.Exchange.Export;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Ogc;

/// <summary>A collection as the house knows it.</summary>
/// <param name="Id">Its name in addresses, here and under `/v1`.</param>
/// <param name="Kind">The kind of event that it holds; null for all.</param>
internal sealed record OgcNames(string Id, EventKind? Kind)
{
    /// <summary>Every collection: all events, then those of each kind.</summary>
    public static IReadOnlyList<OgcNames> All { get; } = [new("events", null), .. EventKinds.All.Select(kind => new OgcNames(kind.Route, kind.Kind))];

    /// <summary>The members and columns of its events.</summary>
    public RecordLayout Layout => RecordLayout.Events(Kind is { } kind ? [kind] : []);

    /// <summary>Its name to print.</summary>
    public string Title => char.ToUpperInvariant(Id[0]) + Id[1..].Replace('-', ' ');

    /// <exception cref="NotFoundException">There is no such collection.</exception>
    public static OgcNames Of(string id) => All.FirstOrDefault(collection => collection.Id == id) ?? throw new NotFoundException();
}
