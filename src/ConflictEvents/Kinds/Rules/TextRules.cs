using System.Text.RegularExpressions;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>
/// Rules for texts, each with its code and a sentence on what would be right. Absent texts break none but the required
/// ones.
/// </summary>
internal static partial class TextRules
{
    private const int LongestSlug = 100;

    /// <summary>Something must be there, and no more than so many characters of it.</summary>
    public static IRuleBuilderOptions<T, string> RequiredText<T>(this IRuleBuilder<T, string> rule, int max, string wanted) => rule
        .SetValidator(new LimitRule<T, string>(new() { MinLength = 1 }, (text, _) => !string.IsNullOrWhiteSpace(text))).WithErrorCode("required").WithMessage($"This is required: {wanted}.")
        .MaxCodePoints(max)!;

    /// <summary>
    /// A text in a list: not blank, and no more than so many characters. What says null is reported by another rule.
    /// </summary>
    public static IRuleBuilderOptions<T, string> ItemText<T>(this IRuleBuilder<T, string> rule, int max) => rule
        .SetValidator(new LimitRule<T, string>(new() { MinLength = 1 }, (text, _) => text is null || !string.IsNullOrWhiteSpace(text)))
        .WithErrorCode("blank").WithMessage("This item is blank; leave it out of the list.")
        .MaxCodePoints(max)!;

    /// <summary>No more than so many Unicode code points: what a reader would call characters, emoji included.</summary>
    public static IRuleBuilderOptions<T, string?> MaxCodePoints<T>(this IRuleBuilder<T, string?> rule, int max) => rule
        .SetValidator(new LimitRule<T, string?>(new() { MaxLength = max }, (text, context) =>
        {
            // No code point takes less than one of what Length counts.
            if (text is null || text.Length <= max)
                return true;
            var length = text.EnumerateRunes().Count();
            context.MessageFormatter.AppendArgument("Length", length);
            return length <= max;
        }))
        .WithErrorCode("too_long")
        .WithMessage($"This text has {{Length}} characters; up to {max} are allowed.");

    /// <summary>The slug of an actor.</summary>
    public static IRuleBuilderOptions<T, string?> Slug<T>(this IRuleBuilder<T, string?> rule) => rule
        .SetValidator(new LimitRule<T, string?>(
            new() { MaxLength = LongestSlug, Pattern = Ecma(SlugShape()) }, (slug, _) => slug is null || (slug.Length <= LongestSlug && SlugShape().IsMatch(slug))))
        .WithErrorCode("invalid_slug")
        .WithMessage("This is not the slug of an actor: lower case letters and digits in words joined by single hyphens, "
            + "up to 100 characters, such as 'red-cross'.");

    /// <summary>The slug of an actor, and it must be there.</summary>
    public static IRuleBuilderOptions<T, string> RequiredSlug<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(slug => slug is not null).WithErrorCode("required").WithMessage("This is required: the slug of an actor.")
        .Slug()!;

    /// <summary>One of a shape, or absent.</summary>
    public static IRuleBuilderOptions<T, string?> Shape<T>(
        this IRuleBuilder<T, string?> rule, Regex shape, string code, string wanted) => rule
        .SetValidator(new LimitRule<T, string?>(new() { Pattern = Ecma(shape) }, (text, _) => text is null || shape.IsMatch(text)))
        .WithErrorCode(code)
        .WithMessage(wanted);

    // Where a shape lets blank texts pass, another rule reports them as missing.
    private static string Ecma(Regex shape) => shape.ToString().Replace(@"^\s*\z|", "", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
