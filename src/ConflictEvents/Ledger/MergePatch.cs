using System.Text.Json.Nodes;

namespace ConflictEvents.Ledger;

/// <summary>RFC 7396: members of the patch replace those of the record, null removes one, lists are replaced whole.</summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject record, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                record.Remove(name);
            else if (value is JsonObject inner)
                record[name] = Apply(record[name] as JsonObject ?? [], (JsonObject)inner.DeepClone());
            else
                record[name] = value.DeepClone();
        }
        return record;
    }
}
