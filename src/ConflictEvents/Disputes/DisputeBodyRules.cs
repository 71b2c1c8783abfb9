using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Disputes;

/// <summary>What a submitted dispute must be to be understood, whatever the ledger holds.</summary>
internal sealed class DisputeBodyRules : AbstractValidator<DisputeBody>
{
    public DisputeBodyRules()
    {
        RuleFor(d => d.Event).RequiredId("the event that it is about");
        RuleFor(d => d.Question).RequiredText(300, "what is asked");
        RuleFor(d => d.Axis).RequiredWord();
        RuleFor(d => d.Positions).MinItems(2, "a dispute has at least two positions").MaxItems(50);
        RuleForEach(d => d.Positions).NotNullItem().SetValidator(new PositionRules());
        RuleFor(d => d.Resolution).MaxCodePoints(1000);
        RuleFor(d => d.Resolution).Must((dispute, words) => dispute.State != DisputeState.Resolved || !string.IsNullOrWhiteSpace(words))
            .WithErrorCode("required").WithMessage("This is required for a resolved dispute: how it was settled.");
        RuleFor(d => d.ChangeNote).MaxCodePoints(1000);
    }

    private sealed class PositionRules : AbstractValidator<DisputePosition>
    {
        public PositionRules()
        {
            RuleFor(p => p.Holder).RequiredText(200, "who holds the position");
            RuleFor(p => p.Value).RequiredText(500, "what they hold");
            RuleFor(p => p.Events).MaxItems(50).NoDuplicates(id => id, "name each event once");
        }
    }
}
