namespace ConflictEvents.Webhooks;

/// <summary>Tells the pump of this process that there may be something to do: a subscription changed, or a turn ended.</summary>
internal sealed class WebhookBell
{
    private readonly Lock guard = new();
    private TaskCompletionSource rung = NewRing();

    public void Ring()
    {
        lock (guard)
            rung.TrySetResult();
    }

    /// <summary>Ends at the next ring, also at one that came since this was last asked for.</summary>
    public Task Heard()
    {
        lock (guard)
        {
            if (!rung.Task.IsCompleted)
                return rung.Task;
            rung = NewRing();
            return Task.CompletedTask;
        }
    }

    private static TaskCompletionSource NewRing() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
