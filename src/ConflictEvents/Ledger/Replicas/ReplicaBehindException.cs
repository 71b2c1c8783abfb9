namespace ConflictEvents.Ledger.Replicas;

/// <summary>The replica does not show yet what the answer must take in.</summary>
/// <param name="isClose">Whether it is likely to in a moment: it is as fresh as it should be, but the caller has seen more.</param>
internal sealed class ReplicaBehindException(bool isClose) : Exception("The replica is behind.")
{
    public bool IsClose { get; } = isClose;
}
