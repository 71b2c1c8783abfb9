namespace ConflictEvents.Events;

/// <summary>The forms in which records are answered.</summary>
public enum RecordFormat
{
    /// <summary>`application/json`: a page of records.</summary>
    Json,

    /// <summary>`application/geo+json`: a FeatureCollection (RFC 7946); records without a point have no geometry.</summary>
    Geojson,

    /// <summary>`text/csv`: one flat row for each record (RFC 4180), with a header row.</summary>
    Csv,

    /// <summary>`application/x-ndjson`: one record a line.</summary>
    Ndjson,

    /// <summary>`application/atom+xml`: a feed (RFC 4287) with one entry for each record.</summary>
    Atom,
}
