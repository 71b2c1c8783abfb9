namespace ConflictEvents.Webhooks;

/// <summary>What became of one message that was sent once.</summary>
/// <param name="At">When it left.</param>
/// <param name="Headers">What it was sent with.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record Attempt(DateTimeOffset At, IReadOnlyDictionary<string, string> Headers, TimeSpan Duration)
{
    /// <summary>The status of the answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>How the answer's body begins.</summary>
    public string? Response { get; init; }

    /// <summary>How long the answer asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; init; }

    public bool IsTaken => Error is null;

    public bool IsGone => Status == 410;
}
