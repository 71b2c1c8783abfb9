using System.Globalization;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.Events.Counting;

/// <summary>Counts events one by one, as somebody with a pencil would.</summary>
internal static class PlainCount
{
    /// <summary>Each bucket in a line, ordered by the line.</summary>
    public static IEnumerable<string> Of(IEnumerable<JsonObject> events, params string[] groupBy) =>
        events.SelectMany(e => Keys(e, groupBy)).GroupBy(k => k).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal);

    /// <summary>The buckets of an answer in the same lines.</summary>
    public static IEnumerable<string> Of(JsonObject answer)
    {
        var groupBy = answer["groupBy"]!.AsArray().Select(g => (string)g!).ToList();
        return answer["buckets"]!.AsArray().Select(b => $"{string.Join('|', groupBy.Select(g => (string?)b![g]))} {b!["count"]}").Order(StringComparer.Ordinal);
    }

    /// <summary>Whether the days of an event overlap these; unknown days do not.</summary>
    public static bool Overlaps(JsonObject body, string from, string to) =>
        (string?)body["time"]!["from"] is { } first && string.CompareOrdinal(first, to) <= 0 && string.CompareOrdinal((string)body["time"]!["to"]!, from) >= 0;

    private static IEnumerable<string> Keys(JsonObject body, string[] groupBy) =>
        groupBy.Select(g => Values(body, g)).Aggregate((IEnumerable<string>)[""], (keys, values) => keys.SelectMany(_ => values, (k, v) => k.Length == 0 ? v + "\0" : k + v + "\0"))
            .Select(k => string.Join('|', k.Split('\0')[..^1]));

    private static List<string> Values(JsonObject body, string dimension) => dimension switch
    {
        "kind" => [(string)body["details"]!["kind"]!],
        "country" or "admin1" => [(string?)body["location"]?[dimension] ?? ""],
        "method" => [(string?)body["details"]!["method"] ?? ""],
        "actor" => Actors(body["details"]!) is { Count: > 0 } some ? some : [""],
        _ => [(string?)body["time"]!["from"] is { } day ? Time(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), dimension) : ""],
    };

    private static List<string> Actors(JsonNode details) =>
    [
        .. (details["participants"]?.AsArray() ?? details["speakers"]?.AsArray() ?? []).Select(p => (string?)p!["actor"]).OfType<string>().Distinct(),
    ];

    // By the rule of ISO 8601: a week belongs to the year of its Thursday.
    private static string Time(DateOnly day, string unit)
    {
        var thursday = day.AddDays(3 - (((int)day.DayOfWeek + 6) % 7));
        return unit switch
        {
            "day" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "week" => $"{thursday.Year}-W{1 + (thursday.DayOfYear - 1) / 7:00}",
            "month" => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => day.ToString("yyyy", CultureInfo.InvariantCulture),
        };
    }
}
