using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Export.Columns;

/// <summary>The columns of disputes.</summary>
public static class DisputeColumnList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("id", "The dispute's id, a UUID."),
        new("revision", "The number of the revision, from 1."),
        new("event", "The id of the event that it is about."),
        new("question", "What is asked."),
        new("axis", "What sort of question it is."),
        new("positions.holder", "Who holds each position."),
        new("positions.events", "The ids of the events in which they hold it."),
        new("positions.value", "What they hold."),
        new("state", "Where it stands."),
        new("resolution", "How it was settled, or why the positions are compatible."),
        .. LedgerColumns.All,
    ];
}
