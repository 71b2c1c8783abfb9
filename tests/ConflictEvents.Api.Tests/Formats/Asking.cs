using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ConflictEvents.Api.Tests.House;
using CsvHelper;

namespace ConflictEvents.Api.Tests.Formats;

/// <summary>Answers in every form, read by readers of these forms.</summary>
internal static class Asking
{
    public const string Atom = "{http://www.w3.org/2005/Atom}";

    /// <summary>The text at an address, which must answer 200.</summary>
    public static async Task<string> TextAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The lines of NDJSON.</summary>
    public static async Task<JsonObject[]> LinesAsync(this HttpClient client, string path) =>
        [.. (await client.TextAsync(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The rows of a table, by the names of their columns.</summary>
    public static async Task<Dictionary<string, string>[]> RowsAsync(this HttpClient client, string path) => Rows(await client.TextAsync(path));

    public static Dictionary<string, string>[] Rows(string csv)
    {
        using var reader = CsvReader.Create(new StringReader(csv), new CsvReaderOptions { Separator = ',' });
        var rows = new List<Dictionary<string, string>>();
        foreach (var row in reader)
            rows.Add(row.ToDictionary().ToDictionary(cell => cell.Key, cell => cell.Value ?? ""));
        return [.. rows];
    }

    /// <summary>The entries of a feed.</summary>
    public static async Task<XElement[]> EntriesAsync(this HttpClient client, string path) =>
        [.. XDocument.Parse(await client.TextAsync(path)).Root!.Elements(Atom + "entry")];

    /// <summary>The features of a collection.</summary>
    public static async Task<JsonObject[]> FeaturesAsync(this HttpClient client, string path) =>
        [.. (await client.ReadAsync(path))["features"]!.AsArray().Select(feature => feature!.AsObject())];

    /// <summary>The ids that an address answers, in any form.</summary>
    public static async Task<string[]> IdsAsync(this HttpClient client, string path, string format)
    {
        path = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=" + format;
        return format switch
        {
            "json" => [.. (await client.ReadAsync(path))["items"]!.AsArray().Select(item => (string)item!["id"]!)],
            "geojson" => [.. (await client.FeaturesAsync(path)).Select(feature => (string)feature["id"]!)],
            "csv" => [.. (await client.RowsAsync(path)).Select(row => row["id"])],
            "ndjson" => [.. (await client.LinesAsync(path)).Select(line => (string)line["id"]!)],
            _ => [.. (await client.EntriesAsync(path)).Select(entry => entry.Element(Atom + "id")!.Value["urn:uuid:".Length..])],
        };
    }
}
