namespace ConflictEvents.Changes;

/// <summary>What a consumer followed is no more: its copy cannot be brought in step from where it stands.</summary>
public sealed class FeedGoneException : Failure
{
    private const string StartAgain = "Export a fresh snapshot, and follow the feed from its Feed-Position and Feed-Epoch.";

    private FeedGoneException(string code, string detail) : base(code, $"{detail} {StartAgain}") { }

    internal static FeedGoneException OtherEpoch(Guid epoch) => new("other_epoch",
        $"The ledger was restored from a backup since this position was given out; its epoch is {epoch} now, and positions of another one mean nothing here.");

    internal static FeedGoneException AheadOfHead(long position, long head) => new("ahead_of_head",
        $"Position {position} lies ahead of the ledger, which stands at {head}: it was given out by another ledger, or before a restore from a backup.");
}
