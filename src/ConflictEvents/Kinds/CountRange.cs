using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>How many single strikes a record stands for, where it stands for several.</summary>
public sealed record CountRange
{
    /// <summary>At least so many; 0 or more. Left out: no lower bound.</summary>
    public int? Low { get; init; }

    /// <summary>At most so many; not below `low`. Left out: no upper bound.</summary>
    public int? High { get; init; }
}

internal sealed class CountRangeRules : AbstractValidator<CountRange>
{
    public CountRangeRules()
    {
        RuleFor(c => c.Low).Within(0, int.MaxValue);
        RuleFor(c => c.High)
            .Within(0, int.MaxValue)
            .Must((count, high) => high is null || count.Low is null || high >= count.Low)
            .WithErrorCode("reversed")
            .WithMessage("The upper bound is below the lower one: send low and high with low not above high.");
    }
}
