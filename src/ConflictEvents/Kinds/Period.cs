using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>Calendar days from one to another, both included.</summary>
public sealed record Period
{
    /// <summary>The first day, `YYYY-MM-DD`, from 1000-01-01 to 2999-12-31.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The last day, `YYYY-MM-DD`, not before `from`.</summary>
    public required DateOnly? To { get; init; }
}

internal sealed class PeriodRules : AbstractValidator<Period>
{
    public PeriodRules()
    {
        RuleFor(p => p.From).Required("the first day").Day();
        RuleFor(p => p.To).Required("the last day").Day()
            .Must((period, to) => to is null || period.From is null || to >= period.From)
            .WithErrorCode("reversed")
            .WithMessage("The last day is before the first: send from and to with from not after to.");
    }
}
