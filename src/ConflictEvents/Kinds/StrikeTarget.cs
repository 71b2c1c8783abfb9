using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>One thing that a strike hit: one strike may have many.</summary>
public sealed record StrikeTarget
{
    /// <summary>What was hit, up to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of thing it is. `unspecified` where left out.</summary>
    public TargetCategory Category { get; init; } = TargetCategory.Unspecified;

    /// <summary>What the strike did to it. `unknown` where left out.</summary>
    public Damage Damage { get; init; } = Damage.Unknown;

    /// <summary>Where it is, if that is known apart from the place of the strike.</summary>
    public Location? Location { get; init; }
}

internal sealed class StrikeTargetRules : AbstractValidator<StrikeTarget>
{
    public StrikeTargetRules()
    {
        RuleFor(t => t.Name).RequiredText(200, "what was hit");
        RuleFor(t => t.Location!).SetValidator(new LocationRules());
    }
}
