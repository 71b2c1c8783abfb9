using System.Text.RegularExpressions;
using ConflictEvents.Kinds;
using FluentValidation;
using FluentValidation.Validators;

namespace ConflictEvents.Events;

/// <summary>
/// What a submitted event must be to be understood, whatever the ledger holds. Rules that ask the database are the
/// writer's.
/// </summary>
internal sealed partial class EventBodyRules : AbstractValidator<EventBody>
{
    public EventBodyRules()
    {
        RuleFor(b => b.Title).RequiredText(200, "what happened, in neutral words");
        RuleFor(b => b.Summary).MaxCodePoints(4000);
        RuleFor(b => b.Time).Required("when it happened").SetValidator(new EventTimeRules());
        RuleFor(b => b.Location)
            .Must((body, location) => location is not null || body.Details is not { NeedsLocation: true })
            .WithErrorCode("location_required")
            .WithMessage("An event of this kind needs a place: send its name, and a precision no finer than it is known.");
        RuleFor(b => b.Location!).SetValidator(new LocationRules());
        RuleFor(b => b.EmbargoedUntil).Instant();
        RuleFor(b => b.Sensitivity).MaxItems(5).NoDuplicates(reason => reason, "name each reason once");
        RuleFor(b => b.Correction).MaxCodePoints(500);
        RuleFor(b => b.Details).Required("what the kind adds, with its kind").SetValidator(new DetailsRules());
        RuleFor(b => b.ChangeNote).MaxCodePoints(1000);
        Citations();
        Links();
        Names();
    }

    private void Citations()
    {
        RuleFor(b => b.Citations)
            .MaxItems(100)
            .Must((body, citations) => body.Lifecycle != Events.Lifecycle.Published || citations is { Count: > 0 })
            .WithErrorCode("citation_required")
            .WithMessage("A published event rests on a source: send at least one citation, or keep it a draft.");
        RuleForEach(b => b.Citations).NotNullItem().SetValidator(new CitationRules());
    }

    private void Links()
    {
        RuleFor(b => b.Links)
            .MaxItems(200)
            .NoDuplicates(link => (link.Type, link.To, link.Axis), "link the same event once by type and axis");
        RuleForEach(b => b.Links).NotNullItem().SetValidator(new EventLinkRules());
        RuleFor(b => b).Custom(Parts);
        RuleFor(b => b).Custom(NotToItself);
    }

    private void Names()
    {
        RuleFor(b => b.Tags).MaxItems(50).NoDuplicates(tag => tag, "send each tag once");
        RuleForEach(b => b.Tags).NotNullItem()
            .MaxCodePoints(100)
            .Shape(TagShape(), "invalid_tag",
                "This is no tag: lower case letters, digits and : _ - after a letter or digit, such as campaign:harbour-war.");
        RuleFor(b => b.ExternalIds).MaxItems(50).NoDuplicates(name => (name.System, name.Id), "send each name once");
        RuleForEach(b => b.ExternalIds).NotNullItem().SetValidator(new ExternalIdRules());
    }

    private static void Parts(EventBody body, ValidationContext<EventBody> context)
    {
        for (var i = 0; body.Details is { MayLinkAsPart: false } && i < (body.Links?.Count ?? 0); i++)
        {
            if (body.Links![i]?.Type == LinkType.PartOf)
            {
                context.Refuse($"Links[{i}].Type", "part_of_refused",
                    "An event of this kind says what it is part of in its details: send partOf there instead of this link.");
            }
        }
    }

    private static void NotToItself(EventBody body, ValidationContext<EventBody> context)
    {
        for (var i = 0; body.Id is not null && i < (body.Links?.Count ?? 0); i++)
        {
            if (body.Links![i]?.To == body.Id)
            {
                context.Refuse($"Links[{i}].To", "self_reference", "An event cannot link to itself: send the id of the other event.");
            }
        }

        foreach (var reference in body.Details?.Events().Where(reference => reference.Id == body.Id) ?? [])
        {
            context.Refuse("Details" + reference.Pointer.Replace('/', '.'), "self_reference",
                "An event cannot name itself here: send the id of the other event.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9:_-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex TagShape();

    /// <summary>The rules of the kind that was sent, out of the list of kinds.</summary>
    private sealed class DetailsRules : PolymorphicValidator<EventBody, EventDetails>
    {
        public DetailsRules()
        {
            foreach (var kind in EventKinds.All)
            {
                Add(kind.Details, kind.Rules);
            }
        }
    }
}
