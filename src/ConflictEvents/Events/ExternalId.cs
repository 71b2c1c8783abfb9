namespace ConflictEvents.Events;

/// <summary>The name of an event in another collection. Unique among events: bulk writes find an event by it.</summary>
public sealed record ExternalId
{
    /// <summary>The collection: lower case letters, digits and `_ . -`, up to 50 characters (`acled`, `ucdp_ged`, `gdelt`).</summary>
    public required string System { get; init; }

    /// <summary>The name there, 1 to 200 characters.</summary>
    public required string Id { get; init; }
}
