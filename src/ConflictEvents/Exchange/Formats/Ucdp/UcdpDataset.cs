using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>UCDP as the one who counts, and its data set as the source that every record of it cites.</summary>
internal static class UcdpDataset
{
    /// <summary>The system of its external ids.</summary>
    public const string System = "ucdp_ged";

    public static Dataset Of(FormatOptions options) => new(
        Dataset.Organisation("ucdp", "Uppsala Conflict Data Program", "UCDP", "SWE"),
        new SourceBody
        {
            Publisher = "Uppsala Conflict Data Program",
            Title = "UCDP Georeferenced Event Dataset (GED)",
            Url = "https://ucdp.uu.se/downloads/",
            Language = "en",
            Kind = SourceKind.Ngo,
        },
        options);
}
