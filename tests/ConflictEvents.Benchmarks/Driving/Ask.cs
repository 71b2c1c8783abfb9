namespace ConflictEvents.Benchmarks.Driving;

/// <summary>One request, as the driver sends it.</summary>
/// <param name="Path">The address behind the host.</param>
internal sealed record Ask(string Path)
{
    /// <summary>How it asks.</summary>
    public string Method => Body.Length == 0 ? "GET" : "POST";

    /// <summary>The ETag that the caller has; empty where it has none.</summary>
    public string Known { get; init; } = "";

    /// <summary>The body, without a line break; empty where there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>As a line of the driver's file.</summary>
    public string Line => string.Join('\t', Method, Path, Known, Body);
}
