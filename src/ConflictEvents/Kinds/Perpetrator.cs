using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>Who is said to have carried out a strike, and on what ground.</summary>
public sealed record Perpetrator
{
    /// <summary>The slug of the actor. May be left out only where the basis is `competing_claims` or `unattributed`.</summary>
    [Redacting(Redacting.Leaves)]
    public string? Actor { get; init; }

    /// <summary>On what ground the strike is attributed.</summary>
    public required AttributionBasis? Basis { get; init; }
}

internal sealed class PerpetratorRules : AbstractValidator<Perpetrator>
{
    public PerpetratorRules()
    {
        RuleFor(p => p.Actor)
            .Must((perpetrator, actor) => actor is not null
                || perpetrator.Basis is null or AttributionBasis.CompetingClaims or AttributionBasis.Unattributed)
            .WithErrorCode("required")
            .WithMessage("This is required: the slug of an actor. Only with the basis competing_claims or unattributed may it be left out.")
            .Slug();
        RuleFor(p => p.Basis).RequiredWord();
    }
}
