namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>Where the id of a feature stands.</summary>
public sealed record GeoJsonId
{
    /// <summary>The name of the collection, as in an external id: lower case letters, digits and `_ . -`.</summary>
    public required string System { get; init; }

    /// <summary>The path of the property that holds the id: `$.id`, `$.properties.event_id`.</summary>
    public required string Property { get; init; }
}
