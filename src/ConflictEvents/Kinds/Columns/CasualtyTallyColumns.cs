namespace ConflictEvents.Kinds.Columns;

/// <summary>The columns of casualty tallies.</summary>
internal static class CasualtyTallyColumns
{
    public static IReadOnlyList<FlatColumn> All { get; } =
    [
        new("details.metric", "What is counted."),
        new("details.figure.low", "At least so many; empty for an open end."),
        new("details.figure.high", "At most so many; empty for an open end."),
        new("details.figure.qualifier", "How the figure was worded."),
        new("details.figure.raw", "The figure in the words of the source."),
        new("details.figure.unit", "What one of the figure is."),
        new("details.victimClass", "Whom it counts."),
        new("details.scope", "What it runs over."),
        new("details.period.from", "The first day that the figure covers."),
        new("details.period.to", "The last day that the figure covers."),
        new("details.statedAsOf", "The day as of which the figure was stated."),
        new("details.countedBy", "Who counted: a slug."),
        new("details.countBasis", "How the counter counts."),
        new("details.partOf.tally", "The id of the tally whose people these are among, apart from, or partly among."),
        new("details.partOf.relation", "How the people counted here stand to those counted there."),
        new("details.civilianStatus", "What is said about whether they were civilians."),
    ];
}
