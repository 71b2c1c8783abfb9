using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Actors;

/// <summary>Which actor takes over the other's name.</summary>
public sealed record MergeBody
{
    /// <summary>The slug that stays.</summary>
    public required string Into { get; init; }

    /// <summary>Why, in words, for colleagues; up to 1,000 characters.</summary>
    public string? ChangeNote { get; init; }
}

internal sealed class MergeBodyRules : AbstractValidator<MergeBody>
{
    public MergeBodyRules()
    {
        RuleFor(m => m.Into).RequiredSlug();
        RuleFor(m => m.ChangeNote).MaxCodePoints(1000);
    }
}
