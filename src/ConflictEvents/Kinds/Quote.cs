using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>Words as they were printed.</summary>
public sealed record Quote
{
    /// <summary>
    /// The words in the language of the source, 1 to 500 characters, without their quotation marks. They occur in an
    /// excerpt of a citation; quotation marks, dashes and white space are folded for the comparison.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>A translation, up to 2,000 characters.</summary>
    public string? Translation { get; init; }
}

internal sealed class QuoteRules : AbstractValidator<Quote>
{
    public QuoteRules()
    {
        RuleFor(q => q.Text).RequiredText(500, "the words as they were printed");
        RuleFor(q => q.Translation).MaxCodePoints(2000);
    }
}
