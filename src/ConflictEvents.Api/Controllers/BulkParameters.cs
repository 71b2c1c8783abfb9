using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;

namespace ConflictEvents.Api.Controllers;

/// <summary>How a bulk write goes about its lines.</summary>
public sealed record BulkParameters
{
    /// <summary>What every line is that does not say so itself in `record`, as the lines of an export. Mandatory for CSV, whose rows are all of one type.</summary>
    [Word<LineRecord>]
    public string? Record { get; init; }

    /// <summary>`true` for all or nothing: where one line is refused, the others are, too, with `not_stored`.</summary>
    [Flag]
    public string? Atomic { get; init; }

    /// <summary>`true` to be told what would happen, and nothing is stored.</summary>
    [Flag]
    public string? DryRun { get; init; }

    /// <summary>`true` for the `revision` of a line to mean that the record is still at it; else it is ignored like all that the server sets.</summary>
    [Flag]
    public string? CheckRevision { get; init; }

    internal string? ToRecord() => Record is null ? null : WireNames.Of(Asked.Word<LineRecord>("record", Record));

    internal BulkOptions ToOptions() => new()
    {
        Atomic = Asked.Flag("atomic", Atomic) ?? false,
        DryRun = Asked.Flag("dryRun", DryRun) ?? false,
        CheckRevision = Asked.Flag("checkRevision", CheckRevision) ?? false,
    };
}
