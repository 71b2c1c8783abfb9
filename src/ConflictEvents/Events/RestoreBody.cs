using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using FluentValidation;

namespace ConflictEvents.Events;

/// <summary>Why a retraction is undone.</summary>
public sealed record RestoreBody
{
    /// <summary>Why, in one word; `other` where left out.</summary>
    public ChangeReason? ChangeReason { get; init; }

    /// <summary>Why, in words, for colleagues; up to 1,000 characters.</summary>
    public string? ChangeNote { get; init; }
}

internal sealed class RestoreBodyRules : AbstractValidator<RestoreBody>
{
    public RestoreBodyRules() => RuleFor(r => r.ChangeNote).MaxCodePoints(1000);
}
