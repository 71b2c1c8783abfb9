namespace ConflictEvents.Client.Writing;

/// <summary>What a file is, and how the server takes it.</summary>
public sealed record ImportOptions
{
    /// <summary>The file's format: `ndjson csv ucdp-ged acled gdelt geojson`.</summary>
    public required string Format { get; init; }

    /// <summary>The server's other parameters of an import, such as `dataset`, `retractMissing` or `dryRun`.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The file's media type.</summary>
    public string MediaType { get; init; } = "application/octet-stream";

    /// <summary>Names the request, so that it may be sent again without making a second job. Without one it is sent once.</summary>
    public string? IdempotencyKey { get; init; }
}
