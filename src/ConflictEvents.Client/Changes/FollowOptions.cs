namespace ConflictEvents.Client.Changes;

/// <summary>How the feed is followed.</summary>
public sealed record FollowOptions
{
    /// <summary>How many changes a page holds at most.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>How long the server may wait for the next change, up to 15 seconds; then it is asked again.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether to end where the feed ends now.</summary>
    public bool EndAtHead { get; init; }
}
