using System.Text.RegularExpressions;
using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Sources;

/// <summary>What a submitted source must be to be understood, whatever the ledger holds.</summary>
internal sealed partial class SourceBodyRules : AbstractValidator<SourceBody>
{
    public SourceBodyRules()
    {
        RuleFor(s => s.Publisher).RequiredText(200, "who published it");
        RuleFor(s => s.Title).MaxCodePoints(500);
        RuleFor(s => s.Url).MaxCodePoints(2000).Must(IsWebAddress)
            .WithErrorCode("invalid_url").WithMessage("This is no web address: send one that starts with http:// or https://.");
        RuleFor(s => s.RetrievedAt).Instant();
        RuleFor(s => s.Language).Must(l => l is not null).WithErrorCode("required").WithMessage("This is required: the language, such as en.");
        RuleFor(s => s.Language).Shape(LanguageTag(), "invalid_language", "This is no language tag: send BCP 47, such as en, uk or pt-BR.");
        RuleFor(s => s.Kind).RequiredWord();
        RuleFor(s => s.Scale).MaxCodePoints(100);
        RuleFor(s => s.Text).MaxCodePoints(1_000_000);
        RuleFor(s => s.Supersedes).Must((source, other) => other is null || other != source.Id)
            .WithErrorCode("self_reference").WithMessage("A source cannot supersede itself: send the id of the earlier one.");
        RuleFor(s => s.ChangeNote).MaxCodePoints(1000);
    }

    private static bool IsWebAddress(string? url) =>
        url is null || Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
