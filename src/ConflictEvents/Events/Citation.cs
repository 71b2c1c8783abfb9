using System.Text.RegularExpressions;
using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Events;

/// <summary>What an event rests on: a source, the words in it, and who told whom.</summary>
public sealed record Citation
{
    /// <summary>The id of the source.</summary>
    public required Guid Source { get; init; }

    /// <summary>The words that say so.</summary>
    public Excerpt? Excerpt { get; init; }

    /// <summary>
    /// Who told whom, outermost first, as slugs of actors or plain names: `["associated-press", "sergey-lavrov"]`. Up
    /// to 10 of up to 200 characters.
    /// </summary>
    [Redacting(Redacting.LeavesSlugs)]
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>How the chain is known.</summary>
    public ChainBasis? ChainBasis { get; init; }

    /// <summary>
    /// What of the event the citation bears out, as JSON pointers into it (`/details/perpetrator`): up to 50 different
    /// ones. Empty: all of it.
    /// </summary>
    [Redacting(Redacting.Leaves)]
    public IReadOnlyList<string> Supports { get; init; } = [];

    /// <summary>What the source does to what it supports.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>A note, up to 1,000 characters.</summary>
    public string? Note { get; init; }
}

internal sealed partial class CitationRules : AbstractValidator<Citation>
{
    public CitationRules()
    {
        RuleFor(c => c.Source).RequiredId("the id of the source");
        RuleFor(c => c.Excerpt!).SetValidator(new ExcerptRules());
        RuleFor(c => c.Chain).MaxItems(10);
        RuleForEach(c => c.Chain).NotNullItem().ItemText(200);
        RuleFor(c => c.Supports).MaxItems(50).NoDuplicates(pointer => pointer, "name each place once");
        RuleForEach(c => c.Supports).NotNullItem()
            .MaxCodePoints(200)
            .Shape(JsonPointer(), "invalid_pointer", "This is no JSON pointer: names a place in the event, such as /details/perpetrator.");
        RuleFor(c => c.Note).MaxCodePoints(1000);
    }

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex JsonPointer();
}
