namespace ConflictEvents.Api.Ogc;

/// <summary>Where a client of OGC API - Features begins.</summary>
internal sealed record OgcLandingPage
{
    /// <summary>What this is, to print.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds.</summary>
    public required string Description { get; init; }

    /// <summary>The ways to the definition of the API, to what it conforms to, and to the collections.</summary>
    public required IReadOnlyList<OgcLink> Links { get; init; }
}
