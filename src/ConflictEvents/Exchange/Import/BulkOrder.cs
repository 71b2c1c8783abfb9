namespace ConflictEvents.Exchange.Import;

/// <summary>
/// Puts lines into an order in which each stands behind those that it names; lines that name each other form one unit.
/// Otherwise the order is the file's. (Tarjan's strongly connected components, without recursion: a chain may be as long as the file.)
/// </summary>
internal sealed class BulkOrder
{
    private readonly IReadOnlyList<BulkItem> items;
    private readonly Dictionary<RecordName, int> firsts = [];
    private readonly int[] numbers;
    private readonly int[] lows;
    private readonly bool[] onPath;
    private readonly Stack<int> path = [];
    private readonly Stack<(int Item, int Next)> work = [];
    private readonly List<IReadOnlyList<BulkItem>> units = [];
    private int count;

    private BulkOrder(IReadOnlyList<BulkItem> items)
    {
        this.items = items;
        (numbers, lows, onPath) = (new int[items.Count], new int[items.Count], new bool[items.Count]);
        for (var i = 0; i < items.Count; i++)
            if (items[i].StatedId is { } id)
                firsts.TryAdd(new(items[i].Table.Record, id), i);
    }

    /// <summary>The units in their order.</summary>
    public static IReadOnlyList<IReadOnlyList<BulkItem>> Of(IReadOnlyList<BulkItem> items)
    {
        var order = new BulkOrder(items);
        for (var i = 0; i < items.Count; i++)
            if (order.numbers[i] == 0)
                order.Visit(i);
        return order.units;
    }

    private void Visit(int start)
    {
        Enter(start);
        while (work.TryPop(out var at))
        {
            if (at.Next == items[at.Item].Names.Count)
            {
                Leave(at.Item);
                continue;
            }
            work.Push((at.Item, at.Next + 1));
            if (firsts.TryGetValue(items[at.Item].Names[at.Next], out var named))
                Follow(at.Item, named);
        }
    }

    private void Follow(int item, int named)
    {
        if (numbers[named] == 0)
            Enter(named);
        else if (onPath[named])
            lows[item] = Math.Min(lows[item], numbers[named]);
    }

    private void Enter(int item)
    {
        numbers[item] = lows[item] = ++count;
        onPath[item] = true;
        path.Push(item);
        work.Push((item, 0));
    }

    private void Leave(int item)
    {
        if (work.TryPeek(out var from))
            lows[from.Item] = Math.Min(lows[from.Item], lows[item]);
        if (lows[item] != numbers[item])
            return;
        var unit = new List<int>();
        do
        {
            unit.Add(path.Pop());
            onPath[unit[^1]] = false;
        }
        while (unit[^1] != item);
        unit.Sort();
        units.Add([.. unit.Select(i => items[i])]);
    }
}
