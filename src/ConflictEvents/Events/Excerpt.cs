namespace ConflictEvents.Events;

/// <summary>The words of a source that bear an event out.</summary>
public sealed record Excerpt
{
    /// <summary>The words as they stand in the source, 1 to 500 characters. Where the text of the source is stored they must occur in it; quotation marks, dashes and white space are folded for the comparison, never in what is kept.</summary>
    public required string Text { get; init; }

    /// <summary>Where they begin in the stored text, in Unicode code points from 0. Filled in where the text occurs once.</summary>
    public int? Start { get; init; }

    /// <summary>Where they end, exclusive, in Unicode code points. Filled in.</summary>
    public int? End { get; init; }

    /// <summary>Whether they were found in the stored text. Set by the server.</summary>
    public ExcerptCheck? Checked { get; init; }
}
