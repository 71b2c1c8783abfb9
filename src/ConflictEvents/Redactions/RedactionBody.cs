using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Wording;
using FluentValidation;

namespace ConflictEvents.Redactions;

/// <summary>What is to go out of a record for good, and why. At least one of `texts`, `pointers` and `place`.</summary>
public sealed record RedactionBody
{
    /// <summary>
    /// Words that go wherever they stand in any revision of the record: up to 20, of 3 to 500 characters, each with a letter
    /// or digit. Whole words are meant, whatever their case and typography: send each spelling and each form of a name.
    /// </summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>
    /// JSON pointers (`/summary`, `/citations/0/note`, `/details/targets`) to texts that go as a whole, in every revision: up to
    /// 100. What stands there goes wherever else in the record it stands as a whole text. `/changeNote` is the notes on all revisions;
    /// of a source, `/text` is its stored text with all excerpts of it.
    /// </summary>
    public IReadOnlyList<string> Pointers { get; init; } = [];

    /// <summary>
    /// Of an event: its exact place. What stays in every revision, for colleagues, too, is what readers get of a place that is
    /// `location_risk`: coordinates with one decimal, no name finer than that of the region.
    /// </summary>
    public bool Place { get; init; }

    /// <summary>Why, in one word: `legal`, as a rule.</summary>
    public ChangeReason? Reason { get; init; }

    /// <summary>Why, in words, for colleagues, without what is to go: the number of the request, say. Up to 1,000 characters.</summary>
    public string? Note { get; init; }
}

internal sealed class RedactionBodyRules : AbstractValidator<RedactionBody>
{
    public RedactionBodyRules()
    {
        RuleFor(r => r.Texts).MaxItems(20);
        RuleForEach(r => r.Texts).NotNullItem().Words();
        RuleFor(r => r.Pointers).MaxItems(100);
        RuleForEach(r => r.Pointers).NotNullItem().MaxCodePoints(200);
        RuleForEach(r => r.Pointers).Must(p => p is null || p.StartsWith('/')).WithErrorCode("invalid_pointer").WithMessage("This is no JSON pointer to a text: it begins with /, such as /summary.");
        RuleFor(r => r.Texts).Must((body, texts) => texts is { Count: > 0 } || body.Pointers is { Count: > 0 } || body.Place)
            .WithErrorCode("required").WithMessage("Say what is to go: words in `texts`, `pointers`, or `place`.");
        RuleFor(r => r.Reason).RequiredWord();
        RuleFor(r => r.Note).MaxCodePoints(1000);
        RuleFor(r => r.Note).Without(r => r.Texts);
    }
}

/// <summary>Rules for what is to go.</summary>
internal static class RedactionRules
{
    private const int Shortest = 3;
    private const int Longest = 500;

    public static IRuleBuilderOptions<T, string> Words<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(text => text is null || CodePoints.Count(text.Trim()) is >= Shortest and <= Longest && text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit))
        .WithErrorCode("too_short").WithMessage($"Send words of {Shortest} to {Longest} characters with a letter or digit among them: what is shorter stands everywhere.")
        .Must(text => text is null || new WordRedaction([text]).Edited(RedactionMark.Text) is null)
        .WithErrorCode("the_mark").WithMessage($"This stands in {RedactionMark.Text}, which takes the place of what goes.");

    public static IRuleBuilderOptions<T, string?> Without<T>(this IRuleBuilder<T, string?> rule, Func<T, IReadOnlyList<string>?> texts) => rule
        .Must((body, note) => note is null || new WordRedaction((texts(body) ?? []).Where(t => t is not null)).Edited(note) is null)
        .WithErrorCode("holds_the_words").WithMessage("The note stays, so it must not say what is to go.");
}
