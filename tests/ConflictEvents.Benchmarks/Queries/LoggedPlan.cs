using System.Text.Json.Nodes;

namespace ConflictEvents.Benchmarks.Queries;

/// <summary>How PostgreSQL answered one statement.</summary>
internal sealed record LoggedPlan(JsonNode Entry)
{
    public string Statement => (string)Entry["Query Text"]!;

    public JsonNode Root => Entry["Plan"]!;

    /// <summary>Blocks of 8 kB that were touched.</summary>
    public long Blocks => Number(Root, "Shared Hit Blocks") + Number(Root, "Shared Read Blocks");

    /// <summary>Rows and index entries of the events that were looked at.</summary>
    public long RowsRead => Nodes(Root).Where(n => IsOfEvents(n)).Select(Looked).DefaultIfEmpty().Max();

    /// <summary>Whether the events are read from end to end.</summary>
    public bool IsSequential => Nodes(Root).Any(n => IsOfEvents(n) && (string?)n["Node Type"] == "Seq Scan");

    /// <summary>The indexes it used.</summary>
    public IEnumerable<string> Indexes => Nodes(Root).Select(n => (string?)n["Index Name"]).OfType<string>().Distinct();

    private static bool IsOfEvents(JsonNode node) => (string?)node["Relation Name"] == "event_revisions" || ((string?)node["Index Name"])?.Contains("event_revisions", StringComparison.Ordinal) == true;

    private static long Looked(JsonNode node) =>
        (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck")) * Math.Max(1, Number(node, "Actual Loops"));

    private static long Number(JsonNode node, string name) => node[name] is { } value ? (long)(double)value : 0;

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node["Plans"] as JsonArray ?? []).SelectMany(n => Nodes(n!)).Prepend(node);
}
