using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Counting;

/// <summary>Reads tallies as lines over time.</summary>
public sealed class TallySeriesReader
{
    private const int MostTallies = 2000;
    private readonly LedgerSnapshots snapshots;
    private readonly EventSearch search;
    private readonly EventLists lists;

    internal TallySeriesReader(LedgerSnapshots snapshots, EventSearch search, EventLists lists) => (this.snapshots, this.search, this.lists) = (snapshots, search, lists);

    /// <summary>The lines of what matches and the caller may see.</summary>
    /// <param name="query">Which tallies: of tallies only.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidParameterException">Too little is said for a line, or too many tallies match.</exception>
    public Task<Standing<TallySeries>> ReadAsync(EventQuery query, Caller caller, CancellationToken cancellationToken)
    {
        if (query.Metric.Count == 0)
            throw new InvalidParameterException("metric", "is needed: what is counted, such as killed");
        if (query.CountedBy.Count + query.Counts.Count + query.Tag.Count + query.Source.Count == 0)
            throw new InvalidParameterException("countedBy", "or one of counts, tag, source is needed: whose figures, or about what");
        return snapshots.ReadAsync(query.AsOf, async stand =>
        {
            var selection = await search.ResolveAsync(query, caller, stand, cancellationToken);
            var rows = await lists.RowsAsync(selection, EventOrder.Latest, null, MostTallies + 1, DaysAsked.Any, cancellationToken);
            return rows.Count <= MostTallies
                ? new Standing<TallySeries>(new(TallyLines.Of(rows, caller.SeesAll)), stand)
                : throw new InvalidParameterException("countedBy", $"leads to more than {MostTallies} tallies together with the other parameters; narrow them, for example by from and to");
        }, cancellationToken);
    }
}
