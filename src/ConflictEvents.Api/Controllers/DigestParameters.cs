using ConflictEvents.Api.Http;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Controllers;

/// <summary>What a digest is over, and as of when.</summary>
public sealed record DigestParameters : ChangeFilterParameters
{
    /// <summary>A position, or an instant with offset: what stood then. A copy sends the position that it stands at.</summary>
    public string? AsOf { get; init; }

    internal AsOf? ToAsOf() => Asked.AsOf(AsOf);
}
