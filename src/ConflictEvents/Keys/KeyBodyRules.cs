using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Keys;

/// <summary>What a key to be made must say.</summary>
internal sealed class KeyBodyRules : AbstractValidator<KeyBody>
{
    public KeyBodyRules()
    {
        RuleFor(k => k.Name).RequiredText(100, "whose key it is");
        RuleFor(k => k.Name).Must(name => name is null || !name.Any(char.IsControl))
            .WithErrorCode("text").WithMessage("This is not one line: changes and log lines carry it; leave tabs and line breaks out.");
        RuleFor(k => k.Role).RequiredWord();
    }
}
