namespace ConflictEvents.Ledger.Replicas;

/// <summary>A position that the caller has seen is none of this ledger any more.</summary>
public sealed class PositionGoneException : Failure
{
    private PositionGoneException(string code, string message) : base(code, message) { }

    internal static PositionGoneException OtherEpoch(string name, Guid epoch) => new("other_epoch",
        $"{name}: the ledger was restored from a backup since this position was given out; its epoch is {epoch} now. What you wrote after the backup is not in it: read without {name}.");

    internal static PositionGoneException AheadOfHead(string name, long position, long head) => new("ahead_of_head",
        $"{name}: position {position} lies ahead of the ledger, which stands at {head}: it was given out by another ledger, or before a restore from a backup. Read without {name}.");
}
