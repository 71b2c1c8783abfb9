namespace ConflictEvents.Events.Search;

/// <summary>How much of a list is read to find a page of it. Whatever the numbers, the page is the same.</summary>
/// <param name="Few">So many are gathered by the filters' indexes and sorted in some ten milliseconds; of more, the list's own index is walked first.</param>
/// <param name="LongestWalk">How far that index is walked, where much is expected.</param>
/// <param name="ShortWalk">How far it is walked for a place, of which the planner expects the same number whatever is asked.</param>
internal sealed record ListEffort(int Few, int LongestWalk, int ShortWalk)
{
    /// <summary>What a million events on two cores called for.</summary>
    public static ListEffort Usual { get; } = new(3_000, 20_000, 2_000);
}
