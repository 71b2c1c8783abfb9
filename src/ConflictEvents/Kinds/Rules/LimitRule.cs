using FluentValidation;
using FluentValidation.Validators;

namespace ConflictEvents.Kinds;

/// <summary>A rule whose limit can be read as well as kept.</summary>
internal interface ILimitRule : IPropertyValidator
{
    /// <summary>What it says.</summary>
    Limit Limit { get; }
}

/// <inheritdoc cref="ILimitRule"/>
internal sealed class LimitRule<T, TValue>(Limit limit, Func<TValue, ValidationContext<T>, bool> holds) : PropertyValidator<T, TValue>, ILimitRule
{
    public override string Name => nameof(LimitRule<T, TValue>);

    public Limit Limit { get; } = limit;

    public override bool IsValid(ValidationContext<T> context, TValue value) => holds(value, context);
}
