using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Events;

/// <summary>The words of a source that bear an event out.</summary>
public sealed record Excerpt
{
    /// <summary>
    /// The words as they stand in the source, 1 to 500 characters. Where the text of the source is stored they must
    /// occur in it; quotation marks, dashes and white space are folded for the comparison, never in what is kept.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>
    /// Where they begin in the stored text, in Unicode code points from 0. Filled in where the text occurs once.
    /// </summary>
    public int? Start { get; init; }

    /// <summary>Where they end, exclusive, in Unicode code points. Filled in.</summary>
    public int? End { get; init; }

    /// <summary>Whether they were found in the stored text. Set by the server.</summary>
    public ExcerptCheck? Checked { get; init; }
}

internal sealed class ExcerptRules : AbstractValidator<Excerpt>
{
    public ExcerptRules()
    {
        RuleFor(e => e.Text).RequiredText(500, "the words as they stand in the source");
        RuleFor(e => e.Start).Within(0, int.MaxValue);
        RuleFor(e => e.End).Within(0, int.MaxValue)
            .Must((excerpt, end) => end is null || excerpt.Start is null || end > excerpt.Start)
            .WithErrorCode("reversed")
            .WithMessage("The end is not after the start: send start and end with start below end, or leave the end out.");
    }
}
