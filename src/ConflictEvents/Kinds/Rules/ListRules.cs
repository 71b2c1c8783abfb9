using ConflictEvents.Wording;
using FluentValidation;
using FluentValidation.Results;

namespace ConflictEvents.Kinds;

/// <summary>Rules for lists. What says `null` in a list is reported by itself; the other rules pass over it.</summary>
internal static class ListRules
{
    /// <summary>No more than so many items.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> MaxItems<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int max) => rule
        .SetValidator(new LimitRule<T, IReadOnlyList<TItem>>(new() { MaxItems = max }, (items, context) =>
        {
            if (items is null || items.Count <= max)
                return true;
            context.MessageFormatter.AppendArgument("Count", items.Count);
            return false;
        }))
        .WithErrorCode("too_many")
        .WithMessage($"This list has {{Count}} items; up to {max} are allowed.");

    /// <summary>No fewer than so many items. None at all is reported as missing.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> MinItems<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int min, string wanted) => rule
        .Must(items => items is { Count: > 0 })
        .WithErrorCode("required")
        .WithMessage($"This is required: {wanted}.")
        .SetValidator(new LimitRule<T, IReadOnlyList<TItem>>(new() { MinItems = min }, (items, _) => items is not { Count: > 0 } || items.Count >= min))
        .WithErrorCode("too_few")
        .WithMessage($"This list is too short: {wanted}.");

    /// <summary>No item that is null.</summary>
    public static IRuleBuilderOptions<T, TItem> NotNullItem<T, TItem>(this IRuleBuilder<T, TItem> rule) => rule
        .NotNull()
        .WithErrorCode("null_item")
        .WithMessage("This item is null; leave it out of the list.");

    /// <summary>No item twice, by what makes it the same. The second is the one reported. Two that were redacted may have been different ones.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<TItem>> NoDuplicates<T, TItem, TKey>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, Func<TItem, TKey> key, string wanted) => rule
        .Custom((items, context) =>
        {
            var seen = new HashSet<TKey>();
            for (var i = 0; i < (items?.Count ?? 0); i++)
            {
                if (items![i] is { } item && !seen.Add(key(item)) && !RedactionMark.StandsIn(key(item)?.ToString()))
                {
                    context.AddFailure(new ValidationFailure($"{context.PropertyPath}[{i}]", $"This is in the list already; {wanted}.")
                    {
                        ErrorCode = "duplicate",
                    });
                }
            }
        });
}
