using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace ConflictEvents.Kinds;

/// <summary>Rules for values that are no texts: presence, ranges, days.</summary>
internal static class ValueRules
{
    private static readonly DateOnly FirstDay = new(1000, 1, 1);
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    /// <summary>Something must be there.</summary>
    public static IRuleBuilderOptions<T, TValue> Required<T, TValue>(this IRuleBuilder<T, TValue> rule, string wanted) => rule
        .NotNull().WithErrorCode("required").WithMessage($"This is required: {wanted}.");

    /// <summary>A word of a vocabulary must be there.</summary>
    public static IRuleBuilderOptions<T, TWord?> RequiredWord<T, TWord>(this IRuleBuilder<T, TWord?> rule)
        where TWord : struct, Enum => rule
        .Required("one of " + string.Join(", ", Enum.GetNames<TWord>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)));

    /// <summary>An id must be there.</summary>
    public static IRuleBuilderOptions<T, Guid> RequiredId<T>(this IRuleBuilder<T, Guid> rule, string wanted) => rule
        .NotEqual(Guid.Empty).WithErrorCode("required").WithMessage($"This is required: {wanted}.");

    /// <summary>A number within bounds, both included, or absent.</summary>
    public static IRuleBuilderOptions<T, TNumber?> Within<T, TNumber>(this IRuleBuilder<T, TNumber?> rule, TNumber low, TNumber high)
        where TNumber : struct, IComparable<TNumber>, IConvertible => rule
        .SetValidator(new LimitRule<T, TNumber?>(
            new() { Minimum = low.ToDecimal(null), Maximum = high.ToDecimal(null) }, (number, _) => number is not { } n || (n.CompareTo(low) >= 0 && n.CompareTo(high) <= 0)))
        .WithErrorCode("out_of_range")
        .WithMessage(FormattableString.Invariant($"This number is out of range: it must be from {low} to {high}."));

    /// <summary>A day that the ledger can hold, or absent.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> Day<T>(this IRuleBuilder<T, DateOnly?> rule) => rule
        .Must(day => day is not { } d || (d >= FirstDay && d <= LastDay))
        .WithErrorCode("out_of_range")
        .WithMessage("This day is out of range: it must be from 1000-01-01 to 2999-12-31.");

    /// <summary>An instant that the ledger can hold, or absent.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset?> Instant<T>(this IRuleBuilder<T, DateTimeOffset?> rule) => rule
        .Must(instant => instant is not { } i || (i.Year is >= 1000 and <= 2999 && i.UtcDateTime.Year is >= 1000 and <= 2999))
        .WithErrorCode("out_of_range")
        .WithMessage("This instant is out of range: it must be in the years 1000 to 2999.");

    /// <summary>Reports a broken rule of the whole at one of its members.</summary>
    public static void Refuse<T>(this ValidationContext<T> context, string member, string code, string detail) =>
        context.AddFailure(new ValidationFailure(context.PropertyChain.BuildPropertyPath(member), detail) { ErrorCode = code });
}
