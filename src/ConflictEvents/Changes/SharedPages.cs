using ConflictEvents.Keys;

namespace ConflictEvents.Changes;

/// <summary>
/// Pages of readers who are told of a change together and ask the same: read once. What was begun before this instance wrote something is given to nobody who asks afterwards,
/// nor what is older than a moment, in which another instance may have written.
/// </summary>
internal sealed class SharedPages(TimeProvider time)
{
    private const int MostKept = 100;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(25);

    // What catches up is read for one alone.
    private const int MostCharacters = 256 * 1024;
    private readonly Lock guard = new();
    private readonly Dictionary<Asked, (long Began, Task<FeedPage> Page)> pages = [];
    private long newest;

    /// <summary>The page, from whoever asked first.</summary>
    /// <param name="query">Which one.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="moves">How often the ledger had moved before the question.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Ends the wait for somebody else's.</param>
    public async Task<FeedPage> ReadAsync(FeedQuery query, Caller caller, long moves, Func<Task<FeedPage>> read, CancellationToken cancellationToken)
    {
        var asked = new Asked(query.After, query.AfterName, query.Epoch, query.Filter.Fingerprint, query.Limit, caller.Role);
        Task<FeedPage>? others = null;
        TaskCompletionSource<FeedPage>? own = null;
        lock (guard)
        {
            if (moves > newest)
            {
                pages.Clear();
                newest = moves;
            }
            if (moves == newest && pages.TryGetValue(asked, out var begun) && time.GetElapsedTime(begun.Began) < Moment)
                others = begun.Page;
            else if (moves == newest)
                own = Begin(asked);
        }
        return others is not null ? await OfOthersAsync(others, read, cancellationToken) : own is null ? await read() : await OwnAsync(asked, own, read);
    }

    // Those that nobody gets any more are let go of: in a quiet time nothing else would.
    private TaskCompletionSource<FeedPage>? Begin(Asked asked)
    {
        foreach (var (old, page) in pages)
            if (time.GetElapsedTime(page.Began) >= Moment)
                pages.Remove(old);
        if (pages.Count >= MostKept)
            return null;
        var own = new TaskCompletionSource<FeedPage>(TaskCreationOptions.RunContinuationsAsynchronously);
        pages[asked] = (time.GetTimestamp(), own.Task);
        return own;
    }

    // Whoever reads it may have gone, or failed in a way of its own.
    private static async Task<FeedPage> OfOthersAsync(Task<FeedPage> page, Func<Task<FeedPage>> read, CancellationToken cancellationToken)
    {
        await ((Task)page).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return page.IsCompletedSuccessfully ? await page : await read();
    }

    private async Task<FeedPage> OwnAsync(Asked asked, TaskCompletionSource<FeedPage> own, Func<Task<FeedPage>> read)
    {
        FeedPage? page = null;
        try
        {
            return page = await read();
        }
        finally
        {
            if (page is null || page.Items.Sum(i => (long)i.Length) > MostCharacters)
                Forget(asked, own.Task);
            if (page is null)
                own.SetCanceled(CancellationToken.None);
            else
                own.SetResult(page);
        }
    }

    private void Forget(Asked asked, Task<FeedPage> page)
    {
        lock (guard)
            if (pages.GetValueOrDefault(asked).Page == page)
                pages.Remove(asked);
    }

    private sealed record Asked(string? After, string AfterName, Guid? Epoch, string Filter, int Limit, Role Role);
}
