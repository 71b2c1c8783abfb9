using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Controllers;

/// <summary>How all sources are exported.</summary>
public sealed record SourceExportParameters : ExportParameters
{
    /// <summary>Whether each source comes with its text, where one is stored. For contributors and above (copyright).</summary>
    [Flag]
    public string? Text { get; init; }

    internal bool ToText() => Asked.Flag("text", Text) ?? false;
}
