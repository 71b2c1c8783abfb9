using ConflictEvents.Ledger;

namespace ConflictEvents.Actors;

/// <summary>What a list of actors is asked.</summary>
public sealed record ActorQuery : PageQuery
{
    /// <summary>A name, alias or slug, or something like it.</summary>
    public string? Q { get; init; }

    /// <inheritdoc />
    protected override string Describe() => $"actors;{Q}";
}
