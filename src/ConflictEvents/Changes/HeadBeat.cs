namespace ConflictEvents.Changes;

/// <summary>
/// Tells all who wait together that the ledger has moved, in beats: while many write, whoever follows reads what was written since the last beat, not each change by itself.
/// </summary>
internal sealed class HeadBeat(TimeProvider time, CancellationToken stopping)
{
    // After a quiet time; what is written together is told together.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    // Not so long that anybody would call it late.
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromMilliseconds(40);
    private readonly Lock guard = new();
    private TaskCompletionSource moved = NewSignal();
    private bool isToBeat;
    private long moves;
    private long? lastBeat;
    private long read;

    /// <summary>What ends with the next beat, and how often the ledger had moved until now.</summary>
    public (Task Next, long Moves) Now
    {
        get
        {
            lock (guard)
                return (moved.Task, moves);
        }
    }

    /// <summary>Says that the ledger has moved.</summary>
    public void Tell()
    {
        TimeSpan left;
        lock (guard)
        {
            moves++;
            if (isToBeat)
                return;
            isToBeat = true;
            left = lastBeat is { } last ? BetweenBeats - time.GetElapsedTime(last) : Breath;
        }
        _ = BeatAsync(left > Breath ? left : Breath);
    }

    /// <summary>Says that all up to a position has been handed over to somebody.</summary>
    public void Read(long position)
    {
        lock (guard)
            read = position;
    }

    /// <summary>Lets whoever has all that was handed over to anybody wait for the others' next turn: what was written since the last beat is read once for all.</summary>
    public async Task TurnAsync(long position, CancellationToken ended)
    {
        Task next;
        TimeSpan left;
        lock (guard)
        {
            if (position < read || lastBeat is not { } last || (left = BetweenBeats - time.GetElapsedTime(last)) <= TimeSpan.Zero)
                return;
            next = moved.Task;
        }
        await next.WaitAsync(left, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task BeatAsync(TimeSpan delay)
    {
        await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TaskCompletionSource told;
        lock (guard)
        {
            (told, moved) = (moved, NewSignal());
            (isToBeat, lastBeat) = (false, time.GetTimestamp());
        }
        told.SetResult();
    }

    // Whoever waits goes on by itself, not on the thread of the writer who told.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
