using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;

namespace ConflictEvents.Api.Controllers;

/// <summary>In what form a report is answered.</summary>
public sealed record ImportReportParameters
{
    /// <summary>`ndjson` or `csv`; it wins over `Accept`. `ndjson` where neither asks for one.</summary>
    [OneOf("ndjson", "csv")]
    public string? Form { get; init; }

    internal string ToMediaType(HttpContext context) => Form switch
    {
        null => context.MediaType(),
        "ndjson" => RecordFile.Ndjson,
        "csv" => RecordFile.Csv,
        _ => throw new InvalidParameterException("form", "is none of the allowed values; allowed are ndjson, csv"),
    };
}
