namespace ConflictEvents.Actors;

/// <summary>An office that a person held.</summary>
public sealed record Office
{
    /// <summary>Its title, such as "Minister of Foreign Affairs of Ukraine"; up to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The first day in office, where known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day in office; left out while it is held.</summary>
    public DateOnly? To { get; init; }
}
