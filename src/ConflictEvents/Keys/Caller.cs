namespace ConflictEvents.Keys;

/// <summary>Who asks: a key by its name and role, a person who signed in elsewhere, or nobody in particular.</summary>
/// <param name="Name">The key's name, or the person's behind <c>person:</c>, as it is recorded with each change.</param>
/// <param name="Role">What it may do.</param>
public sealed record Caller(string Name, Role Role)
{
    /// <summary>The server itself: what it appends on its own, such as the end of an embargo.</summary>
    public static Caller System { get; } = new("system", Role.Admin);

    /// <summary>The person behind it, as it says itself; null where it says none.</summary>
    public string? ActingAs { get; init; }

    /// <summary>Whether drafts, notes, colleagues' names and source texts are shown.</summary>
    public bool SeesAll => Role >= Role.Contributor;

    /// <summary>What it may do, as the end of a sentence.</summary>
    public string Has => $"{(Name.StartsWith(Person.Prefix, StringComparison.Ordinal) ? "you have" : "this key has")} {Json.WireNames.Of(Role)}";

    /// <summary>Demands a role.</summary>
    /// <param name="role">The least one.</param>
    /// <param name="what">What it is needed for, as the start of a sentence.</param>
    /// <param name="pointer">The member that needs it, where it is one.</param>
    /// <exception cref="ForbiddenException">The caller has less.</exception>
    public void Demand(Role role, string what, string? pointer = null)
    {
        if (Role < role)
            throw new ForbiddenException($"{what} needs the role {Json.WireNames.Of(role)}; {Has}.", pointer);
    }
}
