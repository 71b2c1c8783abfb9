namespace ConflictEvents.Storage;

/// <summary>Tells those who run in the background when the schema is there.</summary>
public sealed class SchemaReady
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is.</summary>
    public bool IsReady => ready.Task.IsCompleted;

    /// <summary>Says that it is.</summary>
    public void Announce() => ready.TrySetResult();

    /// <summary>Waits until it is.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ready.Task.WaitAsync(cancellationToken);
}
