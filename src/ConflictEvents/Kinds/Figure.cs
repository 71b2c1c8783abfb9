namespace ConflictEvents.Kinds;

/// <summary>A number of people as the source words it, and the bounds of what those words can mean.</summary>
public sealed record Figure
{
    /// <summary>At least so many; 0 or more. Filled in from `raw` by `qualifier` where left out; null for an open end.</summary>
    public long? Low { get; init; }

    /// <summary>At most so many; not below `low`. Filled in from `raw` by `qualifier` where left out; null for an open end. Vague words (`dozens` ... `several`) have no upper bound of their own, and one may be sent.</summary>
    public long? High { get; init; }

    /// <summary>How the figure was worded.</summary>
    public required Qualifier? Qualifier { get; init; }

    /// <summary>The words as printed ("more than a dozen"), 1 to 200 characters. Where the text of the source is stored they occur in an excerpt.</summary>
    public required string Raw { get; init; }

    /// <summary>What one of the figure is.</summary>
    public required FigureUnit? Unit { get; init; }
}
