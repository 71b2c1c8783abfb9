using System.Text.RegularExpressions;
using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Actors;

/// <summary>What a submitted actor must be to be understood, whatever the ledger holds.</summary>
internal sealed partial class ActorBodyRules : AbstractValidator<ActorBody>
{
    public ActorBodyRules()
    {
        RuleFor(a => a.Slug).RequiredSlug();
        // Its address would be that of the export of all actors.
        RuleFor(a => a.Slug).Must(slug => slug != "export").WithErrorCode("reserved").WithMessage("This word has another meaning in addresses: choose another slug.");
        RuleFor(a => a.Name).RequiredText(200, "the name to print");
        RuleFor(a => a.Type).RequiredWord();
        RuleFor(a => a.Country).Must(c => c is null || CountryCodes.Contains(c))
            .WithErrorCode("invalid_country").WithMessage("This is no country: send its ISO 3166-1 alpha-3 code in capitals, such as UKR.");
        RuleFor(a => a.Aliases).MaxItems(100);
        RuleForEach(a => a.Aliases).NotNullItem().ItemText(200);
        RuleFor(a => a.Wikidata).Shape(WikidataItem(), "invalid_wikidata", "This is no Wikidata item: send Q and a number, such as Q42.");
        RuleFor(a => a.MemberOf).Slug();
        RuleFor(a => a.MemberOf).Must((actor, slug) => slug is null || slug != actor.Slug)
            .WithErrorCode("self_reference").WithMessage("An actor is no part of itself: send the slug of the larger one.");
        RuleFor(a => a.Offices).MaxItems(50);
        RuleForEach(a => a.Offices).NotNullItem().SetValidator(new OfficeRules());
        RuleFor(a => a.ChangeNote).MaxCodePoints(1000);
    }

    [GeneratedRegex(@"^Q[1-9][0-9]{0,11}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WikidataItem();

    private sealed class OfficeRules : AbstractValidator<Office>
    {
        public OfficeRules()
        {
            RuleFor(o => o.Title).RequiredText(200, "the office's title");
            RuleFor(o => o.To).Must((office, to) => to is null || office.From is null || to >= office.From)
                .WithErrorCode("reversed").WithMessage("The last day lies before the first: send `from` and `to` in order.");
        }
    }
}
