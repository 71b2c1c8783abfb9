using System.Text.RegularExpressions;
using ConflictEvents.Actors;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>The articles that a row names, and what it says of its sources beyond them.</summary>
/// <param name="Sources">The articles, each once.</param>
/// <param name="Note">Who said so first, and references in free words; null where there is neither.</param>
internal sealed partial record UcdpSources(IReadOnlyList<SourceBody> Sources, string? Note)
{
    // One of the hundred citations is that of the data set.
    private const int Most = 99;

    public static UcdpSources Of(RowReading row)
    {
        var articles = Packed(row.Text("source_article")) ?? Parallel(row);
        var sources = (articles ?? []).Where(a => a.Office.Length > 0).Select(Source).DistinctBy(s => s.Id).ToList();
        if (sources.Count > Most)
            row.Refuse("source_article", "too_many_sources", $"The row names {sources.Count} articles; the first {Most} were taken.");
        var free = articles is null || sources.Count == 0 ? row.Text("source_article") : "";
        return new([.. sources.Take(Most)], NoteOf(row.Text("source_original"), free));
    }

    // "office,2014-01-22,headline";"office,2014-01-23,headline": semicolons and quotation marks may stand in a headline.
    private static List<(string Office, DateOnly? Day, string Headline)>? Packed(string cell)
    {
        if (cell.Length < 2 || cell[0] != '"')
            return null;
        var articles = new List<(string, DateOnly?, string)>();
        foreach (var item in cell[1..].TrimEnd('"').Split("\";\""))
        {
            if (Article().Match(item) is not { Success: true } match || DayText.Read(match.Groups[2].Value, null).Day is not { } day)
                return null;
            articles.Add((match.Groups[1].Value.Trim(), day, match.Groups[3].Value.Trim()));
        }
        return articles;
    }

    // The three lists beside each other, where they are of one length.
    private static List<(string Office, DateOnly? Day, string Headline)>? Parallel(RowReading row)
    {
        var (offices, days, headlines) = (Parts(row.Text("source_office")), Parts(row.Text("source_date")), Parts(row.Text("source_headline")));
        return offices.Length == 0 || offices.Length != days.Length || offices.Length != headlines.Length ? null
            : [.. offices.Select((office, i) => (office, row.DayIn("source_date", days[i]), headlines[i]))];
    }

    private static string[] Parts(string cell) => cell.Length == 0 ? [] : cell.Split(';', StringSplitOptions.TrimEntries);

    private static SourceBody Source((string Office, DateOnly? Day, string Headline) article)
    {
        var publisher = CleanText.Shortened(PublisherTable.NameOf(article.Office), 200);
        var day = article.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            // Folded: files spell one headline in several ways.
            Id = DerivedId.Of("article", ActorColumns.Fold(publisher), day ?? "", ActorColumns.Fold(article.Headline)),
            Publisher = publisher,
            Title = article.Headline.Length == 0 ? null : CleanText.Shortened(article.Headline, 500),
            PublishedAt = day is not null && DateOrInstant.TryParse(day, out var at) ? at : null,
            Language = "und",
            Kind = PublisherTable.KindOf(publisher),
        };
    }

    private static string? NoteOf(string original, string free)
    {
        List<string> parts = [];
        if (original.Length > 0)
            parts.Add("First told by (UCDP): " + CleanText.Shortened(string.Join("; ", Parts(original).Select(PublisherTable.NameOf)), 450));
        if (free.Length > 0)
            parts.Add("UCDP's reference: " + CleanText.Shortened(free, 450));
        return parts.Count == 0 ? null : string.Join(". ", parts);
    }

    [GeneratedRegex("^(.*?), ?([0-9]{4}-[0-9]{2}-[0-9]{2}),(.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Article();
}
