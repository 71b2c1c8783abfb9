using System.Collections.Concurrent;

namespace ConflictEvents.Keys;

/// <summary>When keys were last used, to the minute: noted in memory by requests, and written down behind them.</summary>
public sealed class KeyUses
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> latest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> unwritten = new(StringComparer.Ordinal);

    /// <summary>Notes that a key was used.</summary>
    /// <param name="key">The key, as it was read.</param>
    /// <param name="now">When.</param>
    public void Note(ApiKey key, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (LastOf(key) is { } last && now - last <= Step)
            return;
        latest[key.Id] = now;
        unwritten[key.Id] = now;
    }

    /// <summary>When a key was last used, as far as this instance knows.</summary>
    public DateTimeOffset? LastOf(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return latest.TryGetValue(key.Id, out var noted) && (key.LastUsedAt is null || noted > key.LastUsedAt) ? noted : key.LastUsedAt;
    }

    /// <summary>Hands over what is to be written down.</summary>
    internal IReadOnlyList<(string Key, DateTimeOffset At)> Take()
    {
        var taken = new List<(string, DateTimeOffset)>();
        foreach (var key in unwritten.Keys)
            if (unwritten.TryRemove(key, out var at))
                taken.Add((key, at));
        return taken;
    }

    /// <summary>Takes back what could not be written.</summary>
    internal void Return(IEnumerable<(string Key, DateTimeOffset At)> uses)
    {
        foreach (var (key, at) in uses)
            unwritten.TryAdd(key, at);
    }
}
