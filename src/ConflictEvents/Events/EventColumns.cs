using System.Globalization;
using System.Text.Json.Serialization;
using ConflictEvents.Json;

namespace ConflictEvents.Events;

/// <summary>The one place that derives the searched columns from an event, so that the two cannot disagree.</summary>
internal sealed record EventColumns
{
    [JsonPropertyName("kind")] public required string Kind { get; init; }
    [JsonPropertyName("sort_day")] public required string SortDay { get; init; }
    [JsonPropertyName("occurred")] public string? Occurred { get; init; }
    [JsonPropertyName("embargoed_until")] public DateTimeOffset? EmbargoedUntil { get; init; }
    [JsonPropertyName("actors")] public required IEnumerable<string> Actors { get; init; }
    [JsonPropertyName("relays")] public required IEnumerable<string> Relays { get; init; }
    [JsonPropertyName("sources")] public required IEnumerable<Guid> Sources { get; init; }
    [JsonPropertyName("tags")] public required IEnumerable<string> Tags { get; init; }
    [JsonPropertyName("links")] public required IEnumerable<Guid> Links { get; init; }
    [JsonPropertyName("country")] public string? Country { get; init; }
    [JsonPropertyName("admin1")] public string? Admin1 { get; init; }
    [JsonPropertyName("method")] public string? Method { get; init; }

    public static string Of(EventBody body) => Wire.Write(new EventColumns
    {
        Kind = WireNames.Of(body.Details.Kind),
        SortDay = body.Time.From is { } from ? Day(from) : "-infinity",
        Occurred = Days(body.Time),
        EmbargoedUntil = body.EmbargoedUntil,
        Actors = body.Details.Actors().Select(a => a.Slug).Distinct(),
        Relays = body.Citations.SelectMany(c => c.Chain).Where(NamedRecords.IsSlug).Distinct(),
        Sources = body.Citations.Select(c => c.Source).Distinct(),
        Tags = body.Tags,
        Links = body.Links.Select(l => l.To).Concat(body.Details.Events().Select(e => e.Id)).Distinct(),
        Country = body.Location?.Country,
        Admin1 = body.Location?.Admin1,
        Method = body.Details.Means is { } means ? WireNames.Of(means) : null,
    });

    // Without a first day there is nothing to overlap: such a record is asked for beside the others.
    private static string? Days(EventTime time)
    {
        if (time.From is not { } from)
            return null;
        DateOnly? to = time.Open == true ? null : time.To ?? from;
        return $"[{Day(from)},{(to is null ? "" : Day(to.Value))}]";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
