using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using FluentValidation;

namespace ConflictEvents.Redactions;

/// <summary>Words that are to go out of every record for good, and why.</summary>
public sealed record SweepBody
{
    /// <summary>
    /// Words that go wherever they stand in any revision of any record, in stored texts and in notes: 1 to 20, of 3 to 500
    /// characters, each with a letter or digit. Whole words are meant, whatever their case and typography: send each spelling and
    /// each form of a name.
    /// </summary>
    public required IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Why, in one word: `legal`, as a rule.</summary>
    public ChangeReason? Reason { get; init; }

    /// <summary>Why, in words, for colleagues, without what is to go: the number of the request, say. Up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Only tell which records hold them.</summary>
    public bool DryRun { get; init; }
}

internal sealed class SweepBodyRules : AbstractValidator<SweepBody>
{
    public SweepBodyRules()
    {
        RuleFor(r => r.Texts).MinItems(1, "the words that are to go").MaxItems(20);
        RuleForEach(r => r.Texts).NotNullItem().Words();
        RuleFor(r => r.Reason).RequiredWord();
        RuleFor(r => r.Note).MaxCodePoints(1000);
        RuleFor(r => r.Note).Without(r => r.Texts);
    }
}
