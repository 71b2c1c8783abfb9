namespace ConflictEvents.Exchange.Import;

/// <summary>One transaction of a bulk write on its way.</summary>
/// <param name="items">The lines that are left of its batch; it takes as many of them as fit into one block.</param>
/// <param name="before">The turn that it may run beside: planned as if that one were stored, appended behind it. Null where it runs alone.</param>
internal sealed class BulkTurn(List<BulkItem> items, BulkTurn? before)
{
    private readonly TaskCompletionSource<IReadOnlyList<BulkItem>> planned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<BulkItem> Items => items;

    public BulkTurn? Before => before;

    /// <summary>The number of an advisory lock that its transaction holds until it ends.</summary>
    public long Ticket { get; } = Random.Shared.NextInt64();

    /// <summary>The lines that it takes, once they are planned.</summary>
    public Task<IReadOnlyList<BulkItem>> Planned => planned.Task;

    /// <summary>Whether its first try was stored, once that is known.</summary>
    public Task<bool> Stored => stored.Task;

    /// <summary>Ends when it is stored, with the first try or another.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    public void Begin(Func<BulkTurn, Task> work) => Done = RunAsync(work);

    public void IsPlanned(IReadOnlyList<BulkItem> taken) => planned.TrySetResult(taken);

    public void IsToBeTriedAgain() => stored.TrySetResult(false);

    /// <summary>Lets go of what it took to get there.</summary>
    public async Task SettleAsync()
    {
        foreach (var item in await Planned)
            item.Settle();
    }

    private async Task RunAsync(Func<BulkTurn, Task> work)
    {
        try
        {
            await work(this);
            stored.TrySetResult(true);
        }
        catch (Exception e)
        {
            stored.TrySetResult(false);
            planned.TrySetException(e);
            throw;
        }
    }
}
