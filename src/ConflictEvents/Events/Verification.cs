namespace ConflictEvents.Events;

/// <summary>
/// What the desk makes of an event, side by side: that it happened, who did it, who was harmed. Set by editors.
/// </summary>
public sealed record Verification
{
    /// <summary>That it happened. `unreviewed` where left out.</summary>
    public VerificationState Occurrence { get; init; } = VerificationState.Unreviewed;

    /// <summary>Who did it. `unreviewed` where left out.</summary>
    public VerificationState Responsibility { get; init; } = VerificationState.Unreviewed;

    /// <summary>Who was harmed, and how. `unreviewed` where left out.</summary>
    public VerificationState Harm { get; init; } = VerificationState.Unreviewed;
}
