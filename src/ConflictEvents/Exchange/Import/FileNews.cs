using System.Text.Json.Nodes;
using ConflictEvents.Wording;

namespace ConflictEvents.Exchange.Import;

/// <summary>
/// What a newer file says otherwise than the one before, put into a record on which others may have worked since. Members are
/// compared one by one; of lists, items that are new come in, and items that are gone go.
/// </summary>
internal static class FileNews
{
    /// <param name="stands">The record, which is changed.</param>
    /// <param name="before">What the file before said.</param>
    /// <param name="now">What the file says.</param>
    public static void Apply(JsonObject stands, JsonObject before, JsonObject now)
    {
        foreach (var name in before.Select(m => m.Key).Union(now.Select(m => m.Key)).ToList())
        {
            var (old, news) = (before[name], now[name]);
            if (IsSame(old, news))
                continue;
            if (news is null)
                stands.Remove(name);
            else if (old is JsonObject oldMembers && news is JsonObject newMembers && stands[name] is JsonObject members)
                Apply(members, oldMembers, newMembers);
            else if (old is JsonArray oldItems && news is JsonArray newItems && stands[name] is JsonArray items)
                Apply(items, oldItems, newItems);
            else
                stands[name] = news.DeepClone();
        }
    }

    private static void Apply(JsonArray stands, JsonArray before, JsonArray now)
    {
        foreach (var gone in before.Where(b => !now.Any(n => IsSame(b, n))))
            if (stands.FirstOrDefault(s => Says(s, gone)) is { } item)
                stands.Remove(item);
        foreach (var come in now.Where(n => !before.Any(b => IsSame(b, n)) && !stands.Any(s => Says(s, n))))
            stands.Add(come?.DeepClone());
    }

    // What was redacted since is no news when a file says it once more: words that were taken out do not come back that way.
    private static bool IsSame(JsonNode? before, JsonNode? now) => (before, now) switch
    {
        (JsonObject old, JsonObject news) when RedactionMark.StandsIn(old.ToJsonString()) => old.Count == news.Count && old.All(m => news.ContainsKey(m.Key) && IsSame(m.Value, news[m.Key])),
        (JsonArray old, JsonArray news) when RedactionMark.StandsIn(old.ToJsonString()) => old.Count == news.Count && old.Zip(news).All(p => IsSame(p.First, p.Second)),
        (JsonValue old, JsonValue news) when old.TryGetValue<string>(out var left) && news.TryGetValue<string>(out var said) => RedactionMark.Covers(left, said),
        _ => JsonNode.DeepEquals(before, now),
    };

    // What is stored has more members than what was sent: the server fills some in.
    private static bool Says(JsonNode? stored, JsonNode? sent) => (stored, sent) switch
    {
        (JsonObject has, JsonObject asked) => asked.All(m => Says(has[m.Key], m.Value)),
        (JsonArray has, JsonArray asked) => has.Count == asked.Count && has.Zip(asked).All(p => Says(p.First, p.Second)),
        _ => JsonNode.DeepEquals(stored, sent),
    };
}
