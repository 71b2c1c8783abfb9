using System.Globalization;
using System.Text.Json.Serialization;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>
/// The one place that derives the searched columns from an event, so that the two cannot disagree. Where readers see less
/// than colleagues, the columns hold what readers may find, and the ones of the desk what colleagues do.
/// </summary>
internal sealed record EventColumns
{
    /// <summary>Counts up whenever columns are added or derived otherwise; rows of before are derived again at the next start.</summary>
    public const short NewestRelease = 3;

    [JsonPropertyName("columns_release")] public short Release { get; init; } = NewestRelease;
    [JsonPropertyName("kind")] public required string Kind { get; init; }
    [JsonPropertyName("sort_day")] public required string SortDay { get; init; }
    [JsonPropertyName("occurred")] public string? Occurred { get; init; }
    [JsonPropertyName("outer_days")] public string? OuterDays { get; init; }
    [JsonPropertyName("embargoed_until")] public DateTimeOffset? EmbargoedUntil { get; init; }
    [JsonPropertyName("actors")] public required IEnumerable<string> Actors { get; init; }
    [JsonPropertyName("relays")] public required IEnumerable<string> Relays { get; init; }
    [JsonPropertyName("sources")] public required IEnumerable<Guid> Sources { get; init; }
    [JsonPropertyName("tags")] public required IEnumerable<string> Tags { get; init; }
    [JsonPropertyName("links")] public required IEnumerable<Guid> Links { get; init; }
    [JsonPropertyName("country")] public string? Country { get; init; }
    [JsonPropertyName("admin1")] public string? Admin1 { get; init; }
    [JsonPropertyName("method")] public string? Method { get; init; }
    [JsonPropertyName("terms")] public required IEnumerable<string> Terms { get; init; }
    [JsonPropertyName("quote_rank")] public int? QuoteRank { get; init; }
    [JsonPropertyName("is_coarse")] public required bool IsCoarse { get; init; }
    [JsonPropertyName("point")] public string? Point { get; init; }
    [JsonPropertyName("desk_point")] public string? DeskPoint { get; init; }
    [JsonPropertyName("places")] public required string Places { get; init; }
    [JsonPropertyName("desk_places")] public string? DeskPlaces { get; init; }
    [JsonPropertyName("reported")] public DateTimeOffset? Reported { get; init; }
    [JsonPropertyName("desk_reported")] public DateTimeOffset? DeskReported { get; init; }
    [JsonPropertyName("search")] public required EventWords Search { get; init; }
    [JsonPropertyName("desk_search")] public EventWords? DeskSearch { get; init; }

    /// <param name="body">The event as it is stored.</param>
    /// <param name="seen">The event as readers see it.</param>
    /// <param name="sources">The sources that it cites.</param>
    public static string Of(EventBody body, EventBody seen, IReadOnlyList<CitedSource> sources) =>
        Of(body, seen, FirstReport(body, sources.Where(s => !s.IsPrivate)), FirstReport(body, sources));

    /// <summary>The columns of a revision out of what it stores.</summary>
    public static string Of(EventRevision row) => Of(row, row.Document, row.PublicDocument);

    /// <summary>The columns of a revision that is to store something else.</summary>
    public static string Of(EventRevision row, string document, string? publicDocument)
    {
        var body = Wire.ReadStored<EventBody>(Retraction.ContentOf(document));
        return Of(body, publicDocument is null ? body : Wire.ReadStored<EventBody>(Retraction.ContentOf(publicDocument)), row.Reported, row.DeskReported ?? row.Reported);
    }

    private static string Of(EventBody body, EventBody seen, DateTimeOffset? reported, DateTimeOffset? deskReported)
    {
        var isCoarse = !ReferenceEquals(body, seen);
        return Wire.Write(new EventColumns
        {
            Kind = WireNames.Of(body.Details.Kind),
            SortDay = body.Time.From is { } from ? Day(from) : "-infinity",
            Occurred = IsKnown(body.Time) ? Days(body.Time) : null,
            OuterDays = IsKnown(body.Time) ? null : Days(body.Time),
            EmbargoedUntil = body.EmbargoedUntil,
            Actors = body.Details.Actors().Select(a => a.Slug).Distinct(),
            Relays = body.Citations.SelectMany(c => c.Chain).Where(NamedRecords.IsSlug).Distinct(),
            Sources = body.Citations.Select(c => c.Source).Distinct(),
            Tags = body.Tags,
            Links = body.Links.Select(l => l.To).Concat(body.Details.Events().Select(e => e.Id)).Distinct(),
            Country = body.Location?.Country,
            Admin1 = body.Location?.Admin1,
            Method = body.Details.Means is { } means ? WireNames.Of(means) : null,
            Terms = EventTerms.Of(body, seen),
            QuoteRank = body.Details.QuoteRank,
            IsCoarse = isCoarse,
            Point = EventPlaces.PointOf(seen),
            DeskPoint = isCoarse ? EventPlaces.PointOf(body) : null,
            Places = EventPlaces.NamesOf(seen),
            DeskPlaces = isCoarse ? EventPlaces.NamesOf(body) : null,
            Reported = reported,
            DeskReported = isCoarse ? deskReported : null,
            Search = EventWords.Of(seen),
            DeskSearch = isCoarse ? EventWords.Of(body) : null,
        });
    }

    private static DateTimeOffset? FirstReport(EventBody body, IEnumerable<CitedSource> sources) =>
        sources.Where(s => body.Citations.Any(c => c.Source == s.Id)).Min(s => s.ReportedAt);

    private static bool IsKnown(EventTime time) => time.From is not null && time.Precision != TimePrecision.Unknown;

    // Of an unknown day, the bounds that are known: it is asked for beside the others.
    private static string Days(EventTime time)
    {
        DateOnly? to = time.Open == true ? null : time.To ?? (IsKnown(time) ? time.From : null);
        return $"[{(time.From is { } from ? Day(from) : "")},{(to is null ? "" : Day(to.Value))}]";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
