using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Exchange.Import.Jobs;
using ConflictEvents.Json;

namespace ConflictEvents.Api.Controllers;

/// <summary>What a file to be imported is, and how to go about it.</summary>
public sealed record ImportParameters
{
    private const int LongestMapping = 8_000;

    /// <summary>The form of the file: `ndjson` or `csv` of our own records, or the form of another collection, such as `ucdp-ged`, `acled`, `gdelt` or `geojson`. May be left out where `Content-Type` says it (`application/x-ndjson`, `text/csv`).</summary>
    public string? Format { get; init; }

    /// <summary>Of our own records, what every line is that does not say so itself in `record`. Mandatory for `csv`.</summary>
    [Word<LineRecord>]
    public string? Record { get; init; }

    /// <summary>What the file belongs to, in a word of your own such as `ucdp-ged-ukraine`: a later file of the same data set takes its place. Up to 200 characters.</summary>
    [Words(200)]
    public string? Dataset { get; init; }

    /// <summary>`true` to retract the events that an earlier import of the same `dataset` brought and this file no longer has. For editors. Nothing is retracted where rows of the file cannot be read.</summary>
    [Flag]
    public string? RetractMissing { get; init; }

    /// <summary>`true` to be told what would happen, and nothing is stored; up to 20,000 records.</summary>
    [Flag]
    public string? DryRun { get; init; }

    /// <summary>`true` for the `revision` of a line to mean that the record is still at it; else it is ignored like all that the server sets.</summary>
    [Flag]
    public string? CheckRevision { get; init; }

    /// <summary>Of other collections, who counted the figures: a slug. Left out: the organisation that publishes the data.</summary>
    [Words(100)]
    public string? CountedBy { get; init; }

    /// <summary>Of other collections, `true` to publish the events at once. Left out: drafts, for the desk to look through.</summary>
    [Flag]
    public string? Publish { get; init; }

    /// <summary>For `geojson`, which property of a feature is what, as JSON of up to 8,000 characters.</summary>
    [Words(LongestMapping)]
    public string? Mapping { get; init; }

    internal ImportOptions ToOptions(string? ofType, IReadOnlyList<string> formats)
    {
        var format = Format ?? ofType ?? throw new InvalidParameterException("format", $"is mandatory; allowed are {string.Join(", ", formats)}");
        if (!formats.Contains(format))
            throw new InvalidParameterException("format", $"is none of the forms that are taken; allowed are {string.Join(", ", formats)}");
        var options = new ImportOptions
        {
            Format = format,
            Record = Record is null ? null : WireNames.Of(Asked.Word<LineRecord>("record", Record)),
            Dataset = Text("dataset", Dataset, 200),
            RetractMissing = Asked.Flag("retractMissing", RetractMissing) ?? false,
            DryRun = Asked.Flag("dryRun", DryRun) ?? false,
            CheckRevision = Asked.Flag("checkRevision", CheckRevision) ?? false,
            CountedBy = Text("countedBy", CountedBy, 100),
            Publish = Asked.Flag("publish", Publish) ?? false,
            Mapping = Text("mapping", Mapping, LongestMapping),
        };
        if (format == "csv" && options.Record is null)
            throw new InvalidParameterException("record", "is mandatory for CSV: say what its rows are, event, actor or source");
        if (options is { RetractMissing: true, Dataset: null })
            throw new InvalidParameterException("dataset", "is mandatory with retractMissing: only what an earlier import of the same data set brought is retracted");
        return options;
    }

    private static string? Text(string name, string? text, int longest) => text is null || text.Length <= longest && !text.Any(c => char.IsControl(c) && c is not '\n' and not '\r' and not '\t')
        ? text : throw new InvalidParameterException(name, $"must be up to {longest} characters, without control characters");
}
