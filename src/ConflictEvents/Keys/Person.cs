namespace ConflictEvents.Keys;

/// <summary>People who sign in by tokens of an OpenID Connect provider.</summary>
public static class Person
{
    /// <summary>What their names begin with where changes are recorded; no key may be named so.</summary>
    public const string Prefix = "person:";

    private const int LongestName = 200;

    /// <summary>A person of this name, with this role.</summary>
    public static Caller Caller(string name, Role role) => new(Prefix + name, role);

    /// <summary>Whether changes can be recorded by this name.</summary>
    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);
}
