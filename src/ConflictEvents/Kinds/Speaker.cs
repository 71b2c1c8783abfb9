using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>Who made a statement: an actor, or for somebody unnamed a description. One of the two.</summary>
public sealed record Speaker
{
    /// <summary>The slug of the actor. Not together with `description`.</summary>
    [Redacting(Redacting.Leaves)]
    public string? Actor { get; init; }

    /// <summary>In what capacity the actor spoke, up to 200 characters. Only with `actor`.</summary>
    public string? Capacity { get; init; }

    /// <summary>
    /// For a speaker without a name: what the source calls them, up to 200 characters. Not together with `actor`.
    /// </summary>
    public string? Description { get; init; }
}

internal sealed class SpeakerRules : AbstractValidator<Speaker>
{
    public SpeakerRules()
    {
        RuleFor(s => s).Custom(OneOfTwo);
        RuleFor(s => s.Actor).Slug();
        RuleFor(s => s.Capacity).MaxCodePoints(200);
        RuleFor(s => s.Description).MaxCodePoints(200);
    }

    private static void OneOfTwo(Speaker speaker, ValidationContext<Speaker> context)
    {
        if (speaker.Actor is null && string.IsNullOrWhiteSpace(speaker.Description))
        {
            context.Refuse(
                nameof(Speaker.Actor), "required",
                "This is required: the slug of an actor, or for somebody unnamed a description instead.");
        }

        if (speaker.Actor is not null && speaker.Description is not null)
        {
            context.Refuse(
                nameof(Speaker.Description), "actor_or_description",
                "A speaker has an actor or a description: leave one of them out.");
        }

        if (speaker.Actor is null && speaker.Capacity is not null)
        {
            context.Refuse(
                nameof(Speaker.Capacity), "capacity_without_actor",
                "Only an actor speaks in a capacity: say it in the description.");
        }
    }
}
