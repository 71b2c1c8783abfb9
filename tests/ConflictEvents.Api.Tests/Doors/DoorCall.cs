using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.Doors;

/// <summary>An operation of the contract, and how it is called.</summary>
/// <param name="Path">The path's template.</param>
/// <param name="Method">Its method.</param>
/// <param name="Operation">The operation.</param>
internal sealed record DoorCall(string Path, string Method, JsonObject Operation)
{
    /// <summary>Ids that nobody ever had.</summary>
    public const string Nobody = "0195f3a0-0000-7000-8000-00000000dead";
    private const string NoSlug = "nobody-there";

    public string Id => (string)Operation["operationId"]!;

    public bool IsRead => Method == "get" || Id == "queryEvent";

    public bool TakesBody => Operation["requestBody"] is not null;

    /// <summary>The room whose record the address names, such as <c>/v1/strikes</c>; null where it names none.</summary>
    public string? Room => Path.IndexOf("/{id}", StringComparison.Ordinal) is > 0 and var id ? Path[..id]
        : Path.IndexOf("/{slug}", StringComparison.Ordinal) is > 0 and var slug ? Path[..slug]
        : Path.Contains("{featureId}", StringComparison.Ordinal) ? "/ogc/collections/events/items" : null;

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";

    /// <summary>Every operation of a contract.</summary>
    public static IEnumerable<DoorCall> All(ContractFile contract) => contract.Operations.Select(o => new DoorCall(o.Path, o.Method, o.Operation));

    /// <summary>The names of the query's parameters.</summary>
    public HashSet<string> Parameters(ContractFile contract) =>
        [.. (Operation["parameters"]?.AsArray() ?? []).Select(p => contract.Resolve(p!)).Where(p => (string)p["in"]! == "query").Select(p => (string)p["name"]!)];

    /// <summary>The forms that it offers by name; none where it has but one.</summary>
    public IEnumerable<string> Forms(ContractFile contract) =>
        (Operation["parameters"]?.AsArray() ?? []).Select(p => contract.Resolve(p!)).Where(p => (string)p["name"]! == "format" && (string)p["in"]! == "query")
            .SelectMany(p => contract.Resolve(p["schema"]!)["enum"]?.AsArray().Select(v => (string)v!) ?? []);

    /// <summary>The address for a record.</summary>
    public string Address(string? record = null, string query = "")
    {
        var address = Path.Replace("{id}", record ?? Nobody, StringComparison.Ordinal).Replace("{slug}", record ?? NoSlug, StringComparison.Ordinal)
            .Replace("{featureId}", record ?? Nobody, StringComparison.Ordinal).Replace("{collectionId}", "events", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal).Replace("{delivery}", "1", StringComparison.Ordinal);
        return query.Length == 0 ? address : $"{address}?{query}";
    }

    /// <summary>A request that, where it is a write, changes nothing: its body says nothing, and it names a revision that never was.</summary>
    public HttpRequestMessage Request(string? record = null, string query = "")
    {
        if (Method == "delete" && Operation["parameters"]!.AsArray().Any(p => (string?)p!["name"] == "reason"))
            query = "reason=other";
        var request = new HttpRequestMessage(new HttpMethod(Method.ToUpperInvariant()), Address(record, query));
        if (TakesBody)
            request.Content = new StringContent("{}", Encoding.UTF8, Id is "writeBulk" or "createImport" ? "image/png" : "application/json");
        if (Operation["parameters"]?.AsArray().Any(p => ((string?)p!["$ref"])?.EndsWith("/IfMatch", StringComparison.Ordinal) == true) == true)
            request.Headers.TryAddWithoutValidation("If-Match", "\"9-00000000\"");
        return request;
    }
}
