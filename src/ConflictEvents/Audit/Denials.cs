namespace ConflictEvents.Audit;

/// <summary>
/// Counts refused requests, minute by minute, until they are written down. However many come, and from wherever, few rows
/// come of a minute: what is too much of one address loses its path, what is too much of all its address.
/// </summary>
public sealed class Denials(TimeProvider time)
{
    private const int OfOneAddress = 20;
    private const int OfAll = 100;
    private const int LongestPath = 200;
    private const string Various = "*";
    private readonly Lock guard = new();
    private Dictionary<(DateTimeOffset Minute, Denied What), (DateTimeOffset At, long Count)> counted = [];

    // How many rows came of the minute, in all and of each address; what was written down already counts.
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly HashSet<Denied> known = [];
    private DateTimeOffset current;

    /// <summary>Counts one.</summary>
    public void Note(Denied what)
    {
        var now = time.GetUtcNow();
        var minute = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
        lock (guard)
        {
            if (minute != current)
            {
                current = minute;
                rows.Clear();
                known.Clear();
            }
            var row = (minute, Bounded(what with { Path = what.Path.Length > LongestPath ? what.Path[..LongestPath] : what.Path }));
            counted[row] = counted.TryGetValue(row, out var before) ? (before.At, before.Count + 1) : (now, 1);
        }
    }

    /// <summary>Hands over what was counted.</summary>
    internal IReadOnlyList<Denial> Take()
    {
        Dictionary<(DateTimeOffset Minute, Denied What), (DateTimeOffset At, long Count)> taken;
        lock (guard)
            (taken, counted) = (counted, []);
        return [.. taken.Select(row => new Denial
        {
            Minute = row.Key.Minute,
            At = row.Value.At,
            Status = row.Key.What.Status,
            Why = row.Key.What.Why,
            By = row.Key.What.By,
            Address = row.Key.What.Address,
            Method = row.Key.What.Method,
            Path = row.Key.What.Path,
            Count = row.Value.Count,
        })];
    }

    private Denied Bounded(Denied what)
    {
        var ofAddress = rows.GetValueOrDefault(what.Address);
        if (!known.Contains(what) && ofAddress >= OfOneAddress)
            what = what with { By = Various, Method = Various, Path = Various };
        if (!known.Contains(what) && known.Count >= OfAll)
            what = what with { By = Various, Address = Various, Method = Various, Path = Various };
        if (known.Add(what))
            rows[what.Address] = rows.GetValueOrDefault(what.Address) + 1;
        return what;
    }
}
