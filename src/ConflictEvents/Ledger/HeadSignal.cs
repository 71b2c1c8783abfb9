namespace ConflictEvents.Ledger;

/// <summary>Says that this instance has committed changes, to whoever waits for some.</summary>
internal sealed class HeadSignal
{
    public event Action? Moved;

    public void Move() => Moved?.Invoke();
}
