namespace ConflictEvents.Api.Ogc;

/// <summary>A way to something that belongs here (RFC 8288).</summary>
internal sealed record OgcLink
{
    /// <summary>The address, whole.</summary>
    public required string Href { get; init; }

    /// <summary>What is there, in one registered word or address.</summary>
    public required string Rel { get; init; }

    /// <summary>The media type that is answered there.</summary>
    public required string Type { get; init; }

    /// <summary>What is there, to print.</summary>
    public required string Title { get; init; }
}
