using System.Globalization;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>GDELT's table as the source that every record of it cites, as its terms ask, and the articles that it found.</summary>
internal static class GdeltDataset
{
    /// <summary>The system of its external ids.</summary>
    public const string System = "gdelt";

    public static Dataset Of(FormatOptions options) => new(
        publisher: null,
        new SourceBody
        {
            Publisher = "The GDELT Project",
            Title = "GDELT 2.0 Event Database",
            Url = "https://www.gdeltproject.org/",
            Language = "en",
            Kind = SourceKind.Online,
        },
        options);

    /// <summary>The article of a row, one for each address; nothing where the row names none.</summary>
    public static SourceBody? Article(RowReading row)
    {
        var address = row.Text("sourceurl");
        var url = address.Length <= 2000 && Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? new Uri(address) : null;
        if (address.Length == 0 || (url is not null && url.Host.Length == 0))
            return null;
        var publisher = CleanText.Shortened(url is null ? address : url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host, 200);
        return new()
        {
            Id = DerivedId.Of("article", address),
            Publisher = publisher,
            Url = url is null ? null : address,
            // GDELT does not tell when it was published: by then it was.
            PublishedAt = GdeltDays.Read(row.Text("dateadded")) is { } added && DateOrInstant.TryParse(added.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var day) ? day : null,
            Language = "und",
            Kind = PublisherTable.KindOf(publisher),
        };
    }
}
