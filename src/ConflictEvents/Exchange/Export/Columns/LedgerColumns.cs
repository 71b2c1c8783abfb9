using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Export.Columns;

/// <summary>The columns that the ledger adds to every record that is no event.</summary>
internal static class LedgerColumns
{
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("position", "The change's place in the ledger."),
        new("recordedAt", "When the revision was recorded (UTC)."),
        new("recordedBy", "Who recorded it; empty for readers."),
        new("changeReason", "Why this change was made."),
        new("changeNote", "Why, in words; empty for readers."),
    ];
}
