using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>An actor at a meeting.</summary>
public sealed record Participant
{
    /// <summary>The slug of the actor.</summary>
    [Redacting(Redacting.Leaves)]
    public required string Actor { get; init; }

    /// <summary>What the actor did there.</summary>
    public required ParticipantRole? Role { get; init; }

    /// <summary>Which side the actor was on, up to 100 characters, where there were sides.</summary>
    public string? Side { get; init; }
}

internal sealed class ParticipantRules : AbstractValidator<Participant>
{
    public ParticipantRules()
    {
        RuleFor(p => p.Actor).RequiredSlug();
        RuleFor(p => p.Role).RequiredWord();
        RuleFor(p => p.Side).MaxCodePoints(100);
    }
}
