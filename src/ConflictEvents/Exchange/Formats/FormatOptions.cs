namespace ConflictEvents.Exchange.Formats;

/// <summary>What a file cannot say itself.</summary>
public sealed record FormatOptions
{
    /// <summary>The slug of the actor who counted the figures. Left out: the organisation that publishes the data.</summary>
    public string? CountedBy { get; init; }

    /// <summary>Whether the events are published at once. Left out: drafts, for the desk to look through.</summary>
    public bool Publish { get; init; }

    /// <summary>
    /// The release of the data set, such as `23.1`. It stands in the title of the source that every record cites, so that
    /// another release is another source, and revises every record.
    /// </summary>
    public string? Dataset { get; init; }

    /// <summary>For `geojson`: the mapping, as JSON.</summary>
    public string? Mapping { get; init; }
}
