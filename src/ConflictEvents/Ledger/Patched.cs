using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>A record with a merge patch applied, read as strictly as if it had been sent whole.</summary>
internal static class Patched
{
    public static T Body<T>(Revision current, JsonObject patch)
    {
        var merged = MergePatch.Apply(JsonNode.Parse(current.Document)!.AsObject(), patch);
        return WireReader.Read<T>(Encoding.UTF8.GetBytes(merged.ToJsonString()));
    }
}
