using System.Text.Json.Nodes;
using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>What differs between two revisions, member by member. Lists are compared by place: a list is replaced as a whole in PATCH, too.</summary>
public static class JsonDiff
{
    /// <summary>The differences from one document to another, in the order of their pointers.</summary>
    public static IReadOnlyList<Difference> Between(string before, string after)
    {
        var differences = new List<Difference>();
        Compare("", JsonNode.Parse(before), JsonNode.Parse(after), differences);
        return differences;
    }

    private static void Compare(string pointer, JsonNode? before, JsonNode? after, List<Difference> differences)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        switch (before, after)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(m => m.Key).Union(right.Select(m => m.Key)))
                    Compare($"{pointer}/{WirePointer.Escape(name)}", left[name], right[name], differences);
                break;
            case (JsonArray left, JsonArray right):
                for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                    Compare($"{pointer}/{i}", i < left.Count ? left[i] : null, i < right.Count ? right[i] : null, differences);
                break;
            default:
                differences.Add(new Difference(pointer, Kind(before, after), before?.DeepClone(), after?.DeepClone()));
                break;
        }
    }

    private static DifferenceKind Kind(JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (null, _) => DifferenceKind.Added,
        (_, null) => DifferenceKind.Removed,
        _ => DifferenceKind.Changed,
    };
}
