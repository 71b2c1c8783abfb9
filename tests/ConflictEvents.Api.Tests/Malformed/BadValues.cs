using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Doors;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Values that a schema of the contract does not take, each with a word for what is wrong.</summary>
internal sealed class BadValues(ContractFile contract)
{
    // Beyond that it is the body that is too large.
    private const int Enough = 20_000;

    /// <summary>A schema with what it refers to and is made of, in one.</summary>
    public JsonObject Whole(JsonNode schema)
    {
        var rules = contract.Resolve(schema);
        if (rules["allOf"] is not JsonArray parts)
            return rules;
        var whole = new JsonObject();
        foreach (var (name, rule) in parts.SelectMany(part => Whole(part!)).Concat(rules.Where(r => r.Key != "allOf")))
            whole[name] = rule?.DeepClone();
        return whole;
    }

    /// <summary>What is wrong, and the value, in the place of a value that is right.</summary>
    public IEnumerable<(string What, JsonNode? Value)> Of(JsonObject rules, JsonNode? right)
    {
        if ((bool?)rules["nullable"] != true && (bool?)rules["oneOf"]?[0]?["nullable"] != true)
            yield return ("null", null);
        foreach (var bad in (string?)rules["type"] switch
        {
            "string" => Texts(rules),
            "integer" => [("of another type", "3"), ("broken", 1.5), .. Ranges(rules)],
            "number" => [("of another type", "3"), .. Ranges(rules)],
            "boolean" => [("of another type", "true"), ("of another type", 1)],
            "array" => Lists(rules, right as JsonArray),
            "object" => [("of another type", new JsonArray()), ("of another type", "x")],
            _ => [],
        })
            yield return bad;
    }

    /// <summary>The branch of a union that a value is of.</summary>
    public JsonObject Branch(JsonObject rules, JsonNode? value)
    {
        if (rules["oneOf"] is null || rules["discriminator"] is not { } discriminator)
            return rules;
        return (string?)value?[(string)discriminator["propertyName"]!] is { } word ? Whole(new JsonObject { ["$ref"] = (string)discriminator["mapping"]![word]! }) : rules;
    }

    private static IEnumerable<(string, JsonNode?)> Texts(JsonObject rules)
    {
        yield return ("of another type", 7);
        yield return ("of another type", new JsonObject());
        if (rules["enum"] is not null)
        {
            yield return ("none of the words", "nobody_says_so");
            yield break;
        }
        if ((int?)rules["maxLength"] is { } most and < Enough && rules["format"] is null)
            yield return ("too long", new string('a', most + 1));
        if ((int?)rules["minLength"] is > 0)
            yield return ("too short", "");
        if (rules["pattern"] is not null)
            yield return ("of another form", "No, not \u00fc!");
        if ((string?)rules["format"] is { } format)
            yield return ($"no {format}", format == "date" ? "2022-02-30" : "yesterday");
    }

    private static IEnumerable<(string, JsonNode?)> Ranges(JsonObject rules)
    {
        if ((double?)rules["minimum"] is { } least and > int.MinValue)
            yield return ("too small", least - 1);
        if ((double?)rules["maximum"] is { } most)
            yield return ("too great", most + 1);
    }

    private IEnumerable<(string, JsonNode?)> Lists(JsonObject rules, JsonArray? right)
    {
        yield return ("of another type", new JsonObject());
        yield return ("of another type", "x");
        if ((int?)rules["maxItems"] is { } most and < Enough && Whole(rules["items"]!) is var item && (right?.FirstOrDefault() ?? Some(item)) is { } one)
            yield return ("too many", new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => one.DeepClone())]));
        if ((int?)rules["minItems"] is > 0)
            yield return ("too few", new JsonArray());
    }

    private static JsonNode? Some(JsonObject item) => (string?)item["type"] != "string" ? null
        : (string?)item["format"] == "uuid" ? DoorCall.Nobody
        : (string?)item["enum"]?[0] ?? "a";
}
