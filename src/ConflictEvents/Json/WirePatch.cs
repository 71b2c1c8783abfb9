using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConflictEvents.Json;

/// <summary>Reads a merge patch: any JSON object that repeats no member. Its members are judged once they are merged.</summary>
public static class WirePatch
{
    /// <summary>The patch.</summary>
    /// <exception cref="InvalidRecordException">It is no JSON object, or repeats a member; the pointer says where.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> utf8)
    {
        // The typed reader finds repeated members, bad text and depth, each with its path; the object is built after.
        var members = WireReader.Read<Dictionary<string, JsonElement>>(utf8);
        DemandDistinct(utf8);
        var patch = new JsonObject();
        foreach (var (name, value) in members)
            patch[name] = value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
        return patch;
    }

    private static void DemandDistinct(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var names = new Stack<HashSet<string>>();
        var path = new Stack<string>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Push([]);
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    while (path.Count > names.Count)
                        path.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var name = reader.GetString()!;
                    while (path.Count >= names.Count)
                        path.Pop();
                    path.Push(name);
                    if (!names.Peek().Add(name))
                        throw new InvalidRecordException(string.Concat(path.Reverse().Select(p => "/" + WirePointer.Escape(p))), "duplicate_member", "stands more than once; send each member once");
                    break;
            }
        }
    }
}
