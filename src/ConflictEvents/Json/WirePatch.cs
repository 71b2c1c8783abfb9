using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConflictEvents.Json;

/// <summary>Reads a merge patch: any JSON object of sound text that repeats no member. Its members are judged once they are merged.</summary>
public static class WirePatch
{
    /// <summary>The patch.</summary>
    /// <exception cref="InvalidRecordException">It is no JSON object, repeats a member or holds broken text; the pointer says where.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> utf8)
    {
        var members = WireReader.Read<Dictionary<string, JsonElement>>(utf8, DemandSound);
        var patch = new JsonObject();
        foreach (var (name, value) in members)
            patch[name] = value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
        return patch;
    }

    /// <summary>Puts another text where a pointer leads.</summary>
    internal static void Set(JsonNode document, string pointer, string value)
    {
        var steps = pointer.Split('/')[1..];
        var parent = steps[..^1].Aggregate(document, Step);
        if (parent is JsonArray list)
            list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[steps[^1]] = value;
    }

    private static JsonNode Step(JsonNode node, string step) =>
        (node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step])!;

    // The elements that the patch is made of are read lazily: broken text would surface in the middle of the merge, and a
    // repeated member further down is reported without its own path.
    private static void DemandSound(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Wire.Options.MaxDepth });
        var names = new Stack<HashSet<string>>();
        var path = new Stack<string>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                names.Push([]);
            else if (reader.TokenType == JsonTokenType.EndObject)
                Leave(names, path);
            else if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                Enter(ref reader, names, path);
        }
    }

    private static void Leave(Stack<HashSet<string>> names, Stack<string> path)
    {
        names.Pop();
        while (path.Count > names.Count)
            path.Pop();
    }

    private static void Enter(ref Utf8JsonReader reader, Stack<HashSet<string>> names, Stack<string> path)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidRecordException(Pointer(path), "text", "is not valid Unicode text; send UTF-8 without half surrogate pairs");
        }
        if (reader.TokenType == JsonTokenType.String)
            return;
        while (path.Count >= names.Count)
            path.Pop();
        path.Push(text);
        if (!names.Peek().Add(text))
            throw new InvalidRecordException(Pointer(path), "duplicate_member", "stands more than once; send each member once");
    }

    private static string Pointer(Stack<string> path) => string.Concat(path.Reverse().Select(p => "/" + WirePointer.Escape(p)));
}
