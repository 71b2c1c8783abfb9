using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>What each parameter means, said once more over the records themselves, as plainly as can be: without an index, a column or a database.</summary>
internal sealed partial class Oracle(QueryFixture ledger, bool isReader)
{
    private static readonly string[] Precisions = ["site", "vicinity", "neighbourhood", "settlement", "near_settlement", "admin2", "admin1", "region", "country", "unknown"];
    private static readonly Dictionary<string, string> CountryNames = new() { ["UKR"] = "Ukraine", ["SYR"] = "Syria", ["FJI"] = "Fiji" };

    /// <summary>Whether a record is in the answer to a query.</summary>
    public bool Holds(JsonObject e, IReadOnlyDictionary<string, string> query) =>
        query.All(p => p.Key is "includeImprecise" or "sort" || Holds(e, p.Key, p.Value, query.GetValueOrDefault("includeImprecise") == "true", query));

    private bool Holds(JsonObject e, string name, string value, bool withImprecise, IReadOnlyDictionary<string, string> query)
    {
        var values = value.Split(',');
        var details = e["details"]!;
        return name switch
        {
            "from" or "to" => Overlaps(e["time"]!, query.GetValueOrDefault("from"), query.GetValueOrDefault("to"), withImprecise),
            "kind" => values.Contains((string)details["kind"]!),
            "actor" when query.ContainsKey("role") => true,
            "actor" => Roles(details).Any(r => Means(values, r.Actor)),
            "role" => Roles(details).Any(r => values.Contains(r.Role) && (!query.TryGetValue("actor", out var actors) || Means(actors.Split(','), r.Actor))),
            "speaker" => Roles(details).Any(r => r.Role == "speaker" && Means(values, r.Actor)),
            "perpetrator" => Roles(details).Any(r => r.Role == "perpetrator" && Means(values, r.Actor)),
            "countedBy" => Roles(details).Any(r => r.Role == "counted_by" && Means(values, r.Actor)),
            "participant" => Parties(details).Any(a => Means(values, a)),
            "participantsAll" => values.All(v => Parties(details).Any(a => Means([v], a))),
            "country" => values.Contains((string?)e["location"]?["country"]),
            "admin1" => values.Any(v => Same(v, (string?)e["location"]?["admin1"])),
            "place" => values.Any(v => Names(e).Any(n => $" {n.ToLowerInvariant()} ".Contains($" {v.ToLowerInvariant()} ", StringComparison.Ordinal))),
            "bbox" => Point(e) is { } p && InBox(p, Numbers(value)),
            "near" => Point(e) is { } p && Numbers(value) is [var lon, var lat, var km] && Kilometers(p, (lon, lat)) <= km,
            "minPrecision" => e["location"] is { } l && Array.IndexOf(Precisions, (string)l["precision"]!) <= Array.IndexOf(Precisions, value),
            "method" or "metric" or "status" or "quoteMode" => values.Contains((string?)details[name]),
            "target" => (details["targets"] as JsonArray)?.Any(t => values.Contains((string?)t!["category"])) == true,
            "chainBasis" => e["citations"]!.AsArray().Any(c => values.Contains((string?)c!["chainBasis"])),
            "about" or "counts" => Links(e).Any(l => l.Type == name && values.Contains(l.To)),
            "link" => Links(e).Any(l => values.Contains(l.To) || values.Contains($"{l.Type}:{l.To}")),
            "tag" => e["tags"]!.AsArray().Any(t => values.Contains((string?)t)),
            "source" => e["citations"]!.AsArray().Any(c => values.Contains((string?)c!["source"])),
            "lifecycle" => values.Contains((string)e["lifecycle"]!),
            "verification" => values.Any(v => v.Split(':') is [var axis, var state] ? (string?)e["verification"]![axis] == state : e["verification"]!.AsObject().Any(a => (string?)a.Value == v)),
            "updatedSince" => Instant((string)e["recordedAt"]!) >= Instant(value),
            "knownBy" => e["citations"]!.AsArray().Select(c => ledger.Published[(string)c!["source"]!]).Where(s => !(isReader && s.IsPrivate)).Any(s => Reported(s.PublishedAt) <= Instant(value)),
            "q" => Matches(e, value),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The oracle does not know this parameter."),
        };
    }

    /// <summary>Whether a record is inside an area with holes, given as rings.</summary>
    public static bool InArea(JsonObject e, double[][] outer, double[][] hole) => Point(e) is { } p && InRing(p, outer) && !InRing(p, hole);

    /// <summary>The first day; null where none is known.</summary>
    public static string? Day(JsonObject e) => (string?)e["time"]!["from"];

    private static bool Overlaps(JsonNode time, string? from, string? to, bool withImprecise)
    {
        var isKnown = (string)time["precision"]! != "unknown" && time["from"] is not null;
        if (!isKnown && !withImprecise)
            return false;
        var first = (string?)time["from"] ?? "0000";
        var last = (string?)time["to"] ?? (isKnown && time["open"] is null ? first : "9999");
        return string.CompareOrdinal(first, to ?? "9999") <= 0 && string.CompareOrdinal(last, from ?? "0000") >= 0;
    }

    private static bool Means(string[] asked, string actor) => asked.Any(a => a == actor || (a.Length == 3 && a == QueryFixture.CountryOf(actor)));

    private static IEnumerable<(string Role, string Actor)> Roles(JsonNode details)
    {
        foreach (var p in details["participants"] as JsonArray ?? [])
            yield return ((string)p!["role"]!, (string)p["actor"]!);
        foreach (var s in details["speakers"] as JsonArray ?? [])
            yield return ("speaker", (string)s!["actor"]!);
        foreach (var (member, role) in new[] { ("addressee", "addressee"), ("countedBy", "counted_by") })
            if ((string?)details[member] is { } actor)
                yield return (role, actor);
        if ((string?)details["perpetrator"]?["actor"] is { } perpetrator)
            yield return ("perpetrator", perpetrator);
    }

    private static IEnumerable<string> Parties(JsonNode details) => Roles(details).Where(r => r.Role is "participant" or "host" or "mediator").Select(r => r.Actor);

    private static IEnumerable<(string Type, string To)> Links(JsonObject e) => e["links"]!.AsArray().Select(l => ((string)l!["type"]!, (string)l["to"]!));

    private static bool Same(string asked, string? name) => name is not null && asked.Replace('ô', 'o').Equals(name.Replace('ô', 'o'), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(JsonObject e)
    {
        var place = e["location"];
        string?[] names = [(string?)place?["name"], (string?)place?["admin1"], (string?)place?["country"] is { } country ? CountryNames[country] : null,
            .. (e["details"]!["targets"] as JsonArray ?? []).Select(t => (string?)t!["name"])];
        return names.OfType<string>().Select(n => n.Replace('ô', 'o'));
    }

    private static (double Longitude, double Latitude)? Point(JsonObject e) =>
        e["location"] is { } l && (double?)l["longitude"] is { } longitude && (string)l["precision"]! != "country" ? (longitude, (double)l["latitude"]!) : null;

    private static bool InBox((double Longitude, double Latitude) p, double[] box) =>
        p.Latitude >= box[1] && p.Latitude <= box[3] && (box[0] <= box[2] ? p.Longitude >= box[0] && p.Longitude <= box[2] : p.Longitude >= box[0] || p.Longitude <= box[2]);

    private static double Kilometers((double Longitude, double Latitude) a, (double Longitude, double Latitude) b)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        // The angle between two points of the unit sphere, by their vectors: another formula than the database's.
        var cosine = Math.Sin(Radians(a.Latitude)) * Math.Sin(Radians(b.Latitude)) + Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Cos(Radians(a.Longitude - b.Longitude));
        return 6371.0088 * Math.Acos(Math.Clamp(cosine, -1, 1));
    }

    private static bool InRing((double Longitude, double Latitude) p, double[][] ring)
    {
        var isInside = false;
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[i + 1]);
            if (a[1] > p.Latitude != b[1] > p.Latitude && p.Longitude < (b[0] - a[0]) * (p.Latitude - a[1]) / (b[1] - a[1]) + a[0])
                isInside = !isInside;
        }
        return isInside;
    }

    private static bool Matches(JsonObject e, string q)
    {
        string?[] texts = [(string?)e["title"], (string?)e["summary"], (string?)e["details"]!["content"], .. e["citations"]!.AsArray().Select(c => (string?)c!["excerpt"]?["text"]), .. Names(e)];
        var words = string.Join(" ; ", texts.OfType<string>()).ToLowerInvariant().Split([' ', '.', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        var named = Roles(e["details"]!).SelectMany(r => r.Actor.Split('-')).ToHashSet();
        return q.Split(" or ").Any(all => Terms().Matches(all).Select(m => m.Value).All(term => term.StartsWith('-') ? !Found(term[1..]) : Found(term)));

        bool Found(string term) => term.StartsWith('"')
            ? $" {string.Join(' ', words)} ".Contains($" {term.Trim('"')} ", StringComparison.Ordinal)
            : words.Contains(term) || named.Contains(term);
    }

    [GeneratedRegex("""-?"[^"]*"|\S+""")]
    private static partial Regex Terms();

    private static double[] Numbers(string value) => [.. value.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Reported(string publishedAt) => publishedAt.Length == 10 ? Instant(publishedAt + "T00:00:00Z").AddDays(1) : Instant(publishedAt);
}
