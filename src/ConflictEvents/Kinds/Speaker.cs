namespace ConflictEvents.Kinds;

/// <summary>Who made a statement: an actor, or for somebody unnamed a description. One of the two.</summary>
public sealed record Speaker
{
    /// <summary>The slug of the actor. Not together with `description`.</summary>
    public string? Actor { get; init; }

    /// <summary>In what capacity the actor spoke, up to 200 characters. Only with `actor`.</summary>
    public string? Capacity { get; init; }

    /// <summary>For a speaker without a name: what the source calls them, up to 200 characters. Not together with `actor`.</summary>
    public string? Description { get; init; }
}
