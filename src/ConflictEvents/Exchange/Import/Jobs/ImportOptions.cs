namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>What is asked of an import.</summary>
public sealed record ImportOptions
{
    /// <summary>The form of the file.</summary>
    public required string Format { get; init; }

    /// <summary>What every line is that does not say so itself: `event`, `actor` or `source`.</summary>
    public string? Record { get; init; }

    /// <summary>What the file belongs to: later files of the same data set take its place.</summary>
    public string? Dataset { get; init; }

    /// <summary>Whether events are retracted that an earlier import of the same data set brought and this file no longer has.</summary>
    public bool RetractMissing { get; init; }

    /// <summary>Whether it only tells what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether a line's `revision` must be the record's current one.</summary>
    public bool CheckRevision { get; init; }

    /// <summary>Who counted the figures of the file: a slug.</summary>
    public string? CountedBy { get; init; }

    /// <summary>Whether the events are published at once.</summary>
    public bool Publish { get; init; }

    /// <summary>Which property of a feature is what, as JSON.</summary>
    public string? Mapping { get; init; }
}
