using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Formats;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>A copy of the ledger as a consumer keeps it: record by record, by what the feed says alone.</summary>
internal sealed class Mirror
{
    private readonly SortedDictionary<string, string> _records = new(StringComparer.Ordinal);

    /// <summary>The copy, record by record.</summary>
    public IReadOnlyDictionary<string, string> Records => _records;

    /// <summary>A snapshot: the exports of these types at one position, the events by a filter.</summary>
    public static async Task<Mirror> ExportAsync(HttpClient client, string types, string filter, long asOf)
    {
        var mirror = new Mirror();
        foreach (var type in types.Split(','))
            foreach (var record in await client.LinesAsync($"/v1/{type}s/export?asOf={asOf}{(type == "event" && filter.Length > 0 ? $"&{filter}" : "")}"))
                mirror._records[Key(type, (string)(record["id"] ?? record["slug"])!)] = record.ToJsonString();
        return mirror;
    }

    public Mirror Fold(IEnumerable<JsonObject> items)
    {
        foreach (var item in items)
            Apply(item);
        return this;
    }

    public void Apply(JsonObject item)
    {
        var key = Key((string)item["record"]!, item.Id());
        if (item.Action() is "left" or "retracted" or "redacted")
            _records.Remove(key);
        else
            _records[key] = item["document"]!.ToJsonString();
    }

    private static string Key(string type, string id) => $"{type} {id}";
}
