using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>What came of a meeting by one account.</summary>
public sealed record MeetingOutcome
{
    /// <summary>The outcome. `not_stated` where left out.</summary>
    public OutcomeCode Code { get; init; } = OutcomeCode.NotStated;

    /// <summary>A note, up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// The slug of the actor who holds this to be the outcome; left out where all sides agree or nobody is named.
    /// </summary>
    [Redacting(Redacting.Leaves)]
    public string? HeldBy { get; init; }
}

internal sealed class MeetingOutcomeRules : AbstractValidator<MeetingOutcome>
{
    public MeetingOutcomeRules()
    {
        RuleFor(o => o.Note).MaxCodePoints(1000);
        RuleFor(o => o.HeldBy).Slug();
    }
}
