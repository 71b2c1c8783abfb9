namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Wakes the runner of this instance when a file has come in; those of other instances look for themselves.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    public void Announce() => signal.Release();

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => signal.WaitAsync(longest, cancellationToken);

    public void Dispose() => signal.Dispose();
}
