using ConflictEvents.Actors;
using ConflictEvents.Api.Http;

namespace ConflictEvents.Api.Controllers;

/// <summary>What lists of actors take.</summary>
public sealed record ActorListParameters : PageParameters
{
    private const int LongestName = 200;

    /// <summary>A name, alias or slug, or something like it; up to 200 characters. Misspellings are found.</summary>
    public string? Q { get; init; }

    internal ActorQuery ToQuery() => new()
    {
        Q = Q is { Length: > LongestName } || Q?.Any(char.IsControl) == true
            ? throw new InvalidParameterException("q", $"must be up to {LongestName} characters, without control characters") : Q,
        Limit = Asked.Limit(Limit),
        Cursor = Cursor,
        AsOf = Asked.AsOf(AsOf),
    };
}
