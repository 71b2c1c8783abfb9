using ConflictEvents.Events;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>What a bulk write remembers from batch to batch.</summary>
/// <param name="Caller">Who writes.</param>
/// <param name="Desk">What the desk demands.</param>
/// <param name="Options">How.</param>
/// <param name="FreshId">The id of a new record whose line, of this number, states none.</param>
internal sealed record BulkState(Caller Caller, DeskRules Desk, BulkOptions Options, Func<long, Guid> FreshId)
{
    private readonly Dictionary<RecordName, Present> presents = [];
    private readonly List<BulkItem> ahead = [];

    /// <summary>Whether a line that names what is not there waits, for it may come later.</summary>
    public bool SetsAside { get; set; }

    /// <summary>Finds what a file of the same data set said of some events before.</summary>
    public Func<Guid[], CancellationToken, Task<Dictionary<Guid, string>>>? SaidBefore { get; init; }

    /// <summary>Records that are not there because their line, of this number, was refused.</summary>
    public Dictionary<RecordName, long> Refused { get; } = [];

    /// <summary>Which events derived ids turned out to mean.</summary>
    public Dictionary<Guid, Guid> Aliases { get; } = [];

    /// <summary>Lines that were planned and will never be stored: the ones behind them are planned as if they were.</summary>
    public IReadOnlyList<BulkItem> Ahead => ahead;

    public Present? PresentOf(BulkItem item, Dictionary<RecordName, Present> stored) =>
        presents.TryGetValue(item.Name, out var planned) ? planned : stored.GetValueOrDefault(item.Name);

    /// <summary>Begins anew, after a lost race.</summary>
    public void ImagineNothing()
    {
        ahead.Clear();
        presents.Clear();
    }

    /// <summary>Goes on as if these lines were stored.</summary>
    public void Imagine(IEnumerable<BulkItem> items)
    {
        foreach (var item in items.Where(i => i is { Refusal: null, IsSettled: false }))
        {
            ahead.Add(item);
            if (item.Entry is { } entry)
                presents[item.Name] = Present.Of(entry);
        }
    }

    /// <summary>Lines that are planned again, after a lost race, begin anew.</summary>
    public void Forget(IReadOnlyCollection<BulkItem> items)
    {
        var lines = items.Select(i => i.Line).ToHashSet();
        foreach (var name in Refused.Where(r => lines.Contains(r.Value)).Select(r => r.Key).ToList())
            Refused.Remove(name);
        foreach (var item in items)
            (item.Refusal, item.IsWaiting) = (null, false);
    }
}
