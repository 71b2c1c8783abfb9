using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Kinds;

/// <summary>The list of kinds. A new kind is a record of its details, its rules, and an entry here.</summary>
public static class EventKinds
{
    /// <summary>Every kind, in the order in which they are shown.</summary>
    public static IReadOnlyList<KindEntry> All { get; } =
    [
        new()
        {
            Kind = EventKind.Meeting,
            WireName = "meeting",
            Route = "meetings",
            Details = typeof(Meeting),
            Rules = new MeetingRules(),
            Columns = MeetingColumns.All,
        },
        new()
        {
            Kind = EventKind.Strike,
            WireName = "strike",
            Route = "strikes",
            Details = typeof(Strike),
            Rules = new StrikeRules(),
            Columns = StrikeColumns.All,
        },
        new()
        {
            Kind = EventKind.Statement,
            WireName = "statement",
            Route = "statements",
            Details = typeof(Statement),
            Rules = new StatementRules(),
            Columns = StatementColumns.All,
        },
        new()
        {
            Kind = EventKind.CasualtyTally,
            WireName = "casualty_tally",
            Route = "casualty-tallies",
            Details = typeof(CasualtyTally),
            Rules = new CasualtyTallyRules(),
            Columns = CasualtyTallyColumns.All,
        },
    ];

    /// <summary>What is known of a kind.</summary>
    public static KindEntry Of(EventKind kind) => All.First(entry => entry.Kind == kind);
}
