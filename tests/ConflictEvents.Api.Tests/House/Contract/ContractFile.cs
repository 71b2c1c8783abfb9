using System.Text.Json.Nodes;
using ConflictEvents.Tests.House;

namespace ConflictEvents.Api.Tests.House.Contract;

/// <summary>The committed contract, to look things up in.</summary>
public sealed class ContractFile(JsonObject document)
{
    private const string Rewrite = "CONFLICTEVENTS_WRITE_CONTRACT";
    private const string Relative = "openapi/conflict-events.v1.json";
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    /// <summary>Where the file is.</summary>
    public static string FullPath { get; } = Repository.Path(Relative);

    /// <summary>The file as it is committed.</summary>
    public static ContractFile Committed { get; } = new(File.Exists(FullPath) ? JsonNode.Parse(File.ReadAllText(FullPath))!.AsObject() : []);

    /// <summary>Whether this run writes the file anew: then nothing can be held against it yet.</summary>
    public static bool IsRewritten { get; } = Environment.GetEnvironmentVariable(Rewrite) == "1";

    public JsonObject Document => document;

    /// <summary>Every operation, with its path and method.</summary>
    public IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in Object(document["paths"])
        from method in Methods
        where path.Value![method] is not null
        select (path.Key, method, path.Value![method]!.AsObject());

    /// <summary>The path whose template fits an address; where several do, the one with the fewest parameters.</summary>
    public (string Template, JsonObject Item)? Find(string path)
    {
        var segments = path.Split('/');
        var found = Object(document["paths"]).Where(p => Fits(p.Key.Split('/'), segments)).OrderBy(p => p.Key.Count(c => c == '{')).FirstOrDefault();
        return found.Value is null ? null : (found.Key, found.Value.AsObject());
    }

    /// <summary>The thing itself, where a reference to it is met.</summary>
    public JsonObject Resolve(JsonNode node) => node["$ref"] is { } reference
        ? Resolve(((string)reference!)[2..].Split('/').Aggregate((JsonNode)document, (at, name) => at[name] ?? throw new ContractException($"{reference} leads nowhere")))
        : node.AsObject();

    private static bool Fits(string[] template, string[] segments) => template.Length == segments.Length
        && template.Zip(segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);

    private static JsonObject Object(JsonNode? node) => node?.AsObject() ?? [];
}
