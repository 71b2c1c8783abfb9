using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>How a tally stands to another tally that it must not be added to unseen.</summary>
public sealed record TallyPart
{
    /// <summary>The id of the other tally.</summary>
    public required Guid Tally { get; init; }

    /// <summary>How the people counted here stand to those counted there.</summary>
    public required TallyRelation? Relation { get; init; }
}

internal sealed class TallyPartRules : AbstractValidator<TallyPart>
{
    public TallyPartRules()
    {
        RuleFor(p => p.Tally).RequiredId("the id of the other tally");
        RuleFor(p => p.Relation).RequiredWord();
    }
}
