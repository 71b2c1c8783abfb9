using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Events;

/// <summary>A link from one event to another.</summary>
public sealed record EventLink
{
    /// <summary>What this event is to the other.</summary>
    public required LinkType? Type { get; init; }

    /// <summary>The id of the other event.</summary>
    public required Guid To { get; init; }

    /// <summary>On which question the two agree or differ, for links that say so.</summary>
    public ClaimAxis? Axis { get; init; }

    /// <summary>A note, up to 1,000 characters.</summary>
    public string? Note { get; init; }
}

internal sealed class EventLinkRules : AbstractValidator<EventLink>
{
    public EventLinkRules()
    {
        RuleFor(l => l.Type).RequiredWord();
        RuleFor(l => l.To).RequiredId("the id of the other event");
        RuleFor(l => l.Note).MaxCodePoints(1000);
    }
}
