using System.Globalization;
using ConflictEvents.Api.Http;
using ConflictEvents.Events;
using ConflictEvents.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ConflictEvents.Api.Ogc;

/// <summary>The links between what is answered under `/ogc`.</summary>
internal sealed class OgcWays(HttpContext http)
{
    public const string Root = "/ogc";
    private const string Collections = Root + "/collections";

    // What is said otherwise under /v1.
    private static readonly string[] Own = ["bbox", "datetime", "limit", "cursor"];

    public IReadOnlyList<OgcLink> OfLandingPage() =>
    [
        Link("self", Root, MediaTypes.Json, "This page"),
        Link("service-desc", Root + "/api", MediaTypes.OpenApi30, "The definition of the API (OpenAPI 3.0)"),
        Link("service-doc", "/swagger/index.html", "text/html", "The API to read and to try"),
        Link("conformance", Root + "/conformance", MediaTypes.Json, "The conformance classes that are kept"),
        Link("data", Collections, MediaTypes.Json, "The collections"),
    ];

    public IReadOnlyList<OgcLink> OfCollections() => [Link("self", Collections, MediaTypes.Json, "The collections")];

    public IReadOnlyList<OgcLink> OfCollection(OgcNames names) =>
    [
        Link("self", Of(names), MediaTypes.Json, names.Title),
        Link("items", Items(names), MediaTypes.GeoJson, "The features"),
        Link("describedby", Of(names) + "/schema", MediaTypes.Schema, "What stands in the properties of each feature"),
    ];

    public IReadOnlyList<OgcLink> OfPage(OgcNames names, EventQuery query, string? next) =>
    [
        Link("self", http.Request.Path + http.Request.QueryString.ToUriComponent(), MediaTypes.GeoJson, "This page"),
        .. next is null ? [] : new[] { Link("next", QueryHelpers.AddQueryString(Items(names), Asked(["cursor"]).Append(new("cursor", next))), MediaTypes.GeoJson, "The next page") },
        Link("alternate", Alternate(names, query, RecordFormat.Json), MediaTypes.Json, "The same events, whole"),
        Link("alternate", Alternate(names, query, RecordFormat.Csv), "text/csv", "The same events as a table"),
        Link("collection", Of(names), MediaTypes.Json, names.Title),
    ];

    public IReadOnlyList<OgcLink> OfFeature(OgcNames names, string id) =>
    [
        Link("self", http.Request.Path + http.Request.QueryString.ToUriComponent(), MediaTypes.GeoJson, "This feature"),
        Link("alternate", $"/v1/{names.Id}/{id}{http.Request.QueryString.ToUriComponent()}", MediaTypes.Json, "The event, whole"),
        Link("collection", Of(names), MediaTypes.Json, names.Title),
    ];

    private string Alternate(OgcNames names, EventQuery query, RecordFormat format)
    {
        var same = new Dictionary<string, string?>
        {
            ["from"] = query.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["to"] = query.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["bbox"] = query.Bbox.Count == 0 ? null : string.Join(',', query.Bbox.Select(n => n.ToString("R", CultureInfo.InvariantCulture))),
            ["limit"] = query.Limit.ToString(CultureInfo.InvariantCulture),
            ["cursor"] = query.Cursor,
            ["format"] = WireNames.Of(format),
        };
        return QueryHelpers.AddQueryString($"/v1/{names.Id}", Asked(Own).Concat(same.Where(p => p.Value is not null)));
    }

    private IEnumerable<KeyValuePair<string, string?>> Asked(string[] but) =>
        http.Request.Query.Where(p => !but.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value.ToString()));

    private static string Of(OgcNames names) => $"{Collections}/{names.Id}";

    private static string Items(OgcNames names) => Of(names) + "/items";

    private OgcLink Link(string rel, string path, string type, string title) => new() { Href = http.WholeAddress(path), Rel = rel, Type = type, Title = title };
}
