using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>
/// The one place that derives the searched columns from an event, so that the two cannot disagree. Where readers see less
/// than colleagues, the columns hold what readers may find, and the ones of the desk what colleagues do.
/// </summary>
internal static class EventColumns
{
    /// <summary>Counts up whenever columns are added or derived otherwise; rows of before are derived again at the next start.</summary>
    public const short NewestRelease = 3;

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
        var values = new ColumnValues(EventRevision.Table)
        {
            ["kind"] = WireNames.Of(body.Details.Kind),
            ["sort_day"] = body.Time.From is { } from ? ColumnValues.Day(from) : "-infinity",
            ["occurred"] = IsKnown(body.Time) ? Days(body.Time) : null,
            ["outer_days"] = IsKnown(body.Time) ? null : Days(body.Time),
            ["embargoed_until"] = Instant(body.EmbargoedUntil),
            ["actors"] = ColumnValues.Texts(body.Details.Actors().Select(a => a.Slug).Distinct()),
            ["relays"] = ColumnValues.Texts(body.Citations.SelectMany(c => c.Chain).Where(NamedRecords.IsSlug).Distinct()),
            ["sources"] = ColumnValues.Ids(body.Citations.Select(c => c.Source).Distinct()),
            ["tags"] = ColumnValues.Texts(body.Tags),
            ["links"] = ColumnValues.Ids(body.Links.Select(l => l.To).Concat(body.Details.Events().Select(e => e.Id)).Distinct()),
            ["country"] = body.Location?.Country,
            ["admin1"] = body.Location?.Admin1,
            ["method"] = body.Details.Means is { } means ? WireNames.Of(means) : null,
            ["terms"] = ColumnValues.Texts(EventTerms.Of(body, seen)),
            ["quote_rank"] = body.Details.QuoteRank is { } rank ? ColumnValues.Number(rank) : null,
            ["is_coarse"] = ColumnValues.Flag(isCoarse),
            ["point"] = EventPlaces.PointOf(seen),
            ["desk_point"] = isCoarse ? EventPlaces.PointOf(body) : null,
            ["places"] = EventPlaces.NamesOf(seen),
            ["desk_places"] = isCoarse ? EventPlaces.NamesOf(body) : null,
            ["reported"] = Instant(reported),
            ["desk_reported"] = isCoarse ? Instant(deskReported) : null,
            ["columns_release"] = ColumnValues.Number(NewestRelease),
        };
        EventWords.Of(seen).Set(values, "search");
        if (isCoarse)
            EventWords.Of(body).Set(values, "desk_search");
        return values.ToString();
    }

    private static string? Instant(DateTimeOffset? instant) => instant is { } known ? ColumnValues.Instant(known) : null;

    private static DateTimeOffset? FirstReport(EventBody body, IEnumerable<CitedSource> sources) =>
        sources.Where(s => body.Citations.Any(c => c.Source == s.Id)).Min(s => s.ReportedAt);

    private static bool IsKnown(EventTime time) => time.From is not null && time.Precision != TimePrecision.Unknown;

    // Of an unknown day, the bounds that are known: it is asked for beside the others.
    private static string Days(EventTime time)
    {
        DateOnly? to = time.Open == true ? null : time.To ?? (IsKnown(time) ? time.From : null);
        return $"[{(time.From is { } from ? ColumnValues.Day(from) : "")},{(to is null ? "" : ColumnValues.Day(to.Value))}]";
    }
}
