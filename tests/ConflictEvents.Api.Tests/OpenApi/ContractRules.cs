using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.OpenApi;

/// <summary>What a contract must hold, so that a journalist can read it: a sentence for each operation, parameter, field and word.</summary>
internal sealed class ContractRules(ContractFile contract)
{
    private static readonly string[] OfEveryOperation = ["400", "401", "403", "406", "429", "500", "503"];

    /// <summary>What is missing, each with its place.</summary>
    public IEnumerable<string> Complaints() =>
        [.. Operations(), .. contract.Operations.SelectMany(o => Parameters(o.Operation)), .. contract.Operations.SelectMany(o => Bodies(o.Operation)), .. contract.Operations.SelectMany(o => Examples(o.Operation)), .. Schemas(), .. Tags()];

    private IEnumerable<string> Operations()
    {
        var ids = contract.Operations.Select(o => (string?)o.Operation["operationId"]).ToList();
        foreach (var (path, method, operation) in contract.Operations)
        {
            var id = (string?)operation["operationId"];
            if (id is null || ids.Count(other => other == id) > 1)
                yield return $"{method} {path} has no operationId of its own";
            if (!IsSentence(operation["summary"]))
                yield return $"{id} has no sentence";
            if (operation["tags"] is not JsonArray { Count: 1 })
                yield return $"{id} stands in no group";
            foreach (var missing in Problems(path).Where(status => operation["responses"]![status] is null))
                yield return $"{id} does not document {missing}";
            foreach (var (status, response) in operation["responses"]!.AsObject())
                if (!IsSentence(contract.Resolve(response!)["description"]))
                    yield return $"{id} does not say when it answers {status}";
        }
    }

    private static string[] Problems(string path) => !path.StartsWith("/v1/", StringComparison.Ordinal) ? ["500"]
        : path.Contains('{', StringComparison.Ordinal) ? [.. OfEveryOperation, "404"] : OfEveryOperation;

    private IEnumerable<string> Parameters(JsonObject operation)
    {
        foreach (var parameter in operation["parameters"]?.AsArray().Select(p => contract.Resolve(p!)) ?? [])
        {
            var place = $"{operation["operationId"]}: {parameter["name"]}";
            if (!IsSentence(parameter["description"]))
                yield return $"{place} is not described";
            if ((string?)parameter["schema"]?["type"] == "array" && (bool?)parameter["explode"] != false)
                yield return $"{place} is a list and explodes";
        }
    }

    // A body is JSON with an example, unless it is no JSON at all.
    private static IEnumerable<string> Bodies(JsonObject operation) =>
        from media in operation["requestBody"]?["content"]?.AsObject() ?? []
        where media.Key.EndsWith("json", StringComparison.Ordinal) && media.Value!["example"] is null && media.Value["examples"] is not JsonObject { Count: > 0 }
        select $"{operation["operationId"]} has no example in {media.Key}";

    private IEnumerable<string> Examples(JsonObject operation)
    {
        var answers = operation["responses"]!.AsObject().Select(r => contract.Resolve(r.Value!));
        foreach (var (type, media) in answers.Prepend(operation["requestBody"]?.AsObject() ?? []).SelectMany(part => part["content"]?.AsObject() ?? []))
            foreach (var example in (media!["examples"]?.AsObject().Select(e => e.Value!["value"]) ?? []).Append(media["example"]).OfType<JsonNode>())
            {
                using var json = JsonDocument.Parse(example.ToJsonString());
                foreach (var error in new SchemaCheck(contract).Errors(media["schema"]!, json.RootElement))
                    yield return $"{operation["operationId"]}: an example of {type} does not fit: {error}";
            }
    }

    private IEnumerable<string> Schemas()
    {
        foreach (var (name, schema) in contract.Document["components"]!["schemas"]!.AsObject())
        {
            if (!IsSentence(schema!["description"]))
                yield return $"{name} is not described";
            foreach (var word in Words(schema).Where(word => !IsExplained(schema, word)))
                yield return $"{name}: {word} is not explained";
            foreach (var (member, of) in schema["properties"]?.AsObject() ?? [])
            {
                if (!IsSentence(of!["description"]))
                    yield return $"{name}.{member} is not described";
                foreach (var word in Words(of).Where(word => !IsExplained(of, word)))
                    yield return $"{name}.{member}: {word} is not explained";
            }
        }
    }

    private IEnumerable<string> Tags()
    {
        var described = contract.Document["tags"]!.AsArray().Where(tag => IsSentence(tag!["description"])).Select(tag => (string)tag!["name"]!);
        return contract.Operations.SelectMany(o => o.Operation["tags"]?.AsArray() ?? []).Select(tag => (string)tag!).Distinct().Except(described).Select(tag => $"the group {tag} is not described");
    }

    private static IEnumerable<string> Words(JsonNode schema) => schema["enum"] is JsonArray { Count: > 1 } words ? words.Select(word => (string)word!) : [];

    private static bool IsExplained(JsonNode schema, string word) =>
        ((string?)schema["description"])?.Split('\n').Any(line => line.StartsWith($"* `{word}`: ", StringComparison.Ordinal) && line.Length > word.Length + 8) == true;

    private static bool IsSentence(JsonNode? text) => ((string?)text)?.Trim().Length > 3;
}
