using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>ACLED as the one who counts, and its data export as the source that every record of it cites.</summary>
internal static class AcledDataset
{
    /// <summary>The system of its external ids.</summary>
    public const string System = "acled";

    public static Dataset Of(FormatOptions options) => new(
        Dataset.Organisation("acled", "Armed Conflict Location & Event Data", "ACLED", "USA"),
        new SourceBody
        {
            Publisher = "Armed Conflict Location & Event Data (ACLED)",
            Title = "ACLED data export",
            Url = "https://acleddata.com/",
            Language = "en",
            Kind = SourceKind.Ngo,
        },
        options);
}
