using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Tests.House.Contract;

/// <summary>Holds JSON against the schemas of OpenAPI 3.0, as far as the contract uses them; a keyword that it does not know is an error.</summary>
/// <param name="contract">Where references lead.</param>
/// <param name="isPartial">Whether the answer holds only the members that were asked for: then none is missing.</param>
public sealed class SchemaCheck(ContractFile contract, bool isPartial = false)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "nullable", "enum", "allOf", "oneOf", "discriminator", "required", "properties", "additionalProperties", "items", "format", "pattern",
        "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "description", "title", "default", "example", "readOnly",
    ];

    /// <summary>What does not fit, each with its JSON pointer.</summary>
    public IEnumerable<string> Errors(JsonNode schema, JsonElement value, string pointer = "")
    {
        var rules = contract.Resolve(schema);
        if (rules.FirstOrDefault(rule => !Known.Contains(rule.Key)).Key is { } unknown)
            return [$"{pointer}: the check does not know the keyword {unknown}"];
        if (value.ValueKind == JsonValueKind.Null)
            return (bool?)rules["nullable"] == true || !HasRules(rules) ? [] : [$"{pointer} is null"];
        return Combined(rules, value, pointer).Concat(Typed(rules, value, pointer));
    }

    private static bool HasRules(JsonObject rules) => rules.ContainsKey("type") || rules.ContainsKey("allOf") || rules.ContainsKey("oneOf");

    private IEnumerable<string> Combined(JsonObject rules, JsonElement value, string pointer)
    {
        var all = rules["allOf"]?.AsArray().SelectMany(part => Errors(part!, value, pointer)) ?? [];
        return rules["oneOf"] is JsonArray some ? all.Concat(OneOf(rules, some, value, pointer)) : all;
    }

    private IEnumerable<string> OneOf(JsonObject rules, JsonArray some, JsonElement value, string pointer)
    {
        if (rules["discriminator"] is { } discriminator)
        {
            var name = (string)discriminator["propertyName"]!;
            var word = value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
            return word is not null && discriminator["mapping"]![word] is { } branch
                ? Errors(new JsonObject { ["$ref"] = (string)branch! }, value, pointer)
                : [$"{pointer}/{name} is {word ?? "missing"}, which is none of {string.Join(", ", discriminator["mapping"]!.AsObject().Select(m => m.Key))}"];
        }
        var fitting = some.Count(part => !Errors(part!, value, pointer).Any());
        return fitting == 1 ? [] : [$"{pointer} fits {fitting} of the {some.Count} alternatives, not one"];
    }

    private IEnumerable<string> Typed(JsonObject rules, JsonElement value, string pointer)
    {
        if (rules["enum"] is JsonArray words && !words.Any(word => value.ValueKind == JsonValueKind.String && (string?)word == value.GetString()))
            return [$"{pointer} is {Short(value)}, which is none of {string.Join(", ", words)}"];
        return ((string?)rules["type"], value.ValueKind) switch
        {
            (null, _) => [],
            ("object", JsonValueKind.Object) => Members(rules, value, pointer),
            ("array", JsonValueKind.Array) => Items(rules, value, pointer),
            ("string", JsonValueKind.String) => PlainChecks.Text(rules, value.GetString()!, pointer),
            ("integer" or "number", JsonValueKind.Number) => PlainChecks.Number(rules, value, pointer),
            ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
            var (wanted, _) => [$"{pointer} is {Short(value)}, which is no {wanted}"],
        };
    }

    private IEnumerable<string> Members(JsonObject rules, JsonElement value, string pointer)
    {
        foreach (var name in rules["required"]?.AsArray() ?? [])
            if (!isPartial && !value.TryGetProperty((string)name!, out _))
                yield return $"{pointer}/{name} is missing";
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{pointer}/{member.Name}";
            var schema = rules["properties"]?[member.Name] ?? rules["additionalProperties"] as JsonObject;
            if (schema is null && rules["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
                yield return $"{at} is not in the contract";
            if (schema is not null)
                foreach (var error in Errors(schema, member.Value, at))
                    yield return error;
        }
    }

    private IEnumerable<string> Items(JsonObject rules, JsonElement value, string pointer)
    {
        var count = value.GetArrayLength();
        if (count < (int?)rules["minItems"] || count > (int?)rules["maxItems"])
            yield return $"{pointer} has {count} items";
        if (rules["items"] is { } item)
            foreach (var error in value.EnumerateArray().SelectMany((one, i) => Errors(item, one, $"{pointer}/{i}")))
                yield return error;
    }

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "..." : value.GetRawText();
}
