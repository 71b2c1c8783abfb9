namespace ConflictEvents.Kinds.Columns;

/// <summary>The columns of meetings.</summary>
internal static class MeetingColumns
{
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("details.status", "Whether it took place."),
        new("details.format", "How it was set up."),
        new("details.level", "The rank of those who met."),
        new("details.participants.actor", "Who met: a slug for each participant."),
        new("details.participants.role", "What each participant did there."),
        new("details.participants.side", "Which side each participant was on, where there were sides."),
        new("details.topics", "What they talked about."),
        new("details.outcomes.code", "What came of it, by each account."),
        new("details.outcomes.note", "A note on each account."),
        new("details.outcomes.heldBy", "Who holds each account to be the outcome."),
        new("details.durationMinutes", "How long it took, in minutes."),
        new("details.durationApproximate", "Whether the duration is an estimate."),
    ];
}
