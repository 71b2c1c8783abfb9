using System.Collections.Concurrent;

namespace ConflictEvents.Keys;

/// <summary>
/// The keys that were recognised a moment ago, so that a tool that asks all the time costs one look-up a second. What this instance changes of a key it knows at once,
/// what another one changes within <see cref="Moment"/>. Whether a key has expired, and whether the secret is right, is held against the clock and the request each time.
/// </summary>
internal sealed class KnownKeys(TimeProvider time)
{
    /// <summary>How long what was read of a key is taken for true.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly Lock guard = new();
    private long changes;

    /// <summary>How many changes there were; taken before a key is read.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>The key, where it was read a moment ago.</summary>
    public ApiKey? Find(string id)
    {
        if (!known.TryGetValue(id, out var found))
            return null;
        if (time.GetElapsedTime(found.At) < Moment)
            return found.Key;
        known.TryRemove(new(id, found));
        return null;
    }

    /// <summary>Keeps a key whose secret was sent. One that was read before a change is as it was before: it is not kept.</summary>
    /// <param name="key">The key, as it was read.</param>
    /// <param name="at">When the reading of it began, by the clock's own count.</param>
    /// <param name="changesBefore">The changes that there were when the reading began.</param>
    public void Keep(ApiKey key, long at, long changesBefore)
    {
        lock (guard)
            if (changes == changesBefore)
                known[key.Id] = new(key, at);
    }

    /// <summary>A key has changed, or may have: nothing that was read before counts any more.</summary>
    public void Change()
    {
        lock (guard)
        {
            changes++;
            known.Clear();
        }
    }

    private sealed record Known(ApiKey Key, long At);
}
