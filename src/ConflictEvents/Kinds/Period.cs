namespace ConflictEvents.Kinds;

/// <summary>Calendar days from one to another, both included.</summary>
public sealed record Period
{
    /// <summary>The first day, `YYYY-MM-DD`, from 1000-01-01 to 2999-12-31.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The last day, `YYYY-MM-DD`, not before `from`.</summary>
    public required DateOnly? To { get; init; }
}
