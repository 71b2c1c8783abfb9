namespace ConflictEvents.Events.Counting;

/// <summary>Figures over time as they were reported.</summary>
/// <param name="Series">The lines, by counter and then by what they count; of one counter the longest first.</param>
public sealed record TallySeries(IReadOnlyList<TallyLine> Series);
