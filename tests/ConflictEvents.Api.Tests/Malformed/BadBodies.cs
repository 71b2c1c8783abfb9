using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House.Contract;

namespace ConflictEvents.Api.Tests.Malformed;

/// <summary>Makes bad bodies of a good one, by its schema in the contract: each with one member missing, null, of another type, out of range, too long, or unknown.</summary>
internal sealed class BadBodies(ContractFile contract)
{
    /// <summary>What is wrong with a null where nothing at all would do; a patch takes a member away by it.</summary>
    public const string LeftOut = "null instead of left out";

    private readonly BadValues values = new(contract);

    /// <summary>The bad bodies of a good one.</summary>
    public IEnumerable<BadBody> Of(JsonNode schema, JsonObject good) =>
        Changes(values.Whole(schema), good, "").Select(change =>
        {
            var body = good.DeepClone().AsObject();
            change.Make(Parent(body, change.Pointer), change.Pointer[(change.Pointer.LastIndexOf('/') + 1)..]);
            return new BadBody(change.Pointer, change.What, body);
        });

    private sealed record Change(string Pointer, string What, Action<JsonNode, string> Make);

    private IEnumerable<Change> Changes(JsonObject schema, JsonObject good, string at)
    {
        var rules = values.Branch(schema, good);
        if (rules["additionalProperties"]?.GetValueKind() == System.Text.Json.JsonValueKind.False)
            yield return Set($"{at}/nobodyKnows", "unknown", 1);
        var required = rules["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var (name, of) in rules["properties"]?.AsObject() ?? [])
            if ((bool?)of!["readOnly"] != true)
                foreach (var change in Member(values.Whole(of), good, name, at, required.Contains(name)))
                    yield return change;
    }

    private IEnumerable<Change> Member(JsonObject rules, JsonObject good, string name, string at, bool isRequired)
    {
        var (pointer, value) = ($"{at}/{name}", good[name]);
        if (isRequired && value is not null)
            yield return new(pointer, "missing", (parent, _) => parent.AsObject().Remove(name));
        foreach (var (what, bad) in values.Of(rules, value))
            yield return Set(pointer, what == "null" && !isRequired ? LeftOut : what, bad);
        if (value is JsonObject inner)
            foreach (var change in Changes(rules, inner, pointer))
                yield return change;
        if (value is JsonArray { Count: > 0 } list && rules["items"] is { } item)
            foreach (var change in Items(values.Whole(item), list, pointer))
                yield return change;
    }

    private IEnumerable<Change> Items(JsonObject rules, JsonArray list, string at)
    {
        foreach (var (what, bad) in values.Of(rules, list[0]))
            yield return Set($"{at}/0", what, bad);
        if (list[0] is JsonObject inner)
            foreach (var change in Changes(rules, inner, $"{at}/0"))
                yield return change;
    }

    private static Change Set(string pointer, string what, JsonNode? value) => new(pointer, what, (parent, name) =>
    {
        if (parent is JsonArray list)
            list[0] = value?.DeepClone();
        else
            parent[name] = value?.DeepClone();
    });

    private static JsonNode Parent(JsonObject body, string pointer) =>
        pointer.Split('/')[1..^1].Aggregate((JsonNode)body, (at, step) => at is JsonArray list ? list[0]! : at[step]!);
}
