using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Wording;

namespace ConflictEvents.Exchange.Import;

/// <summary>
/// A file that says once more what was redacted does not bring it back: where a text differs from the stored one in what a mark
/// stands for, the stored one stays. People who write a record themselves write what they mean.
/// </summary>
internal static class KeptMarks
{
    /// <param name="sent">What a line says.</param>
    /// <param name="current">The record as it stands.</param>
    public static T In<T>(T sent, Present? current)
    {
        if (!RedactionMark.StandsIn(current?.Document))
            return sent;
        var kept = JsonNode.Parse(Wire.Write(sent))!;
        Keep(kept, JsonNode.Parse(current!.Document));
        return Wire.ReadStored<T>(kept.ToJsonString(Wire.Options));
    }

    private static void Keep(JsonNode? sent, JsonNode? stands)
    {
        switch (sent, stands)
        {
            case (JsonObject members, JsonObject standing):
                foreach (var (name, member) in members.ToList())
                    Keep(member, standing[name]);
                break;
            case (JsonArray items, JsonArray standing) when items.Count == standing.Count:
                foreach (var (item, other) in items.ToList().Zip(standing))
                    Keep(item, other);
                break;
            case (JsonValue text, JsonValue other) when other.TryGetValue<string>(out var left) && RedactionMark.StandsIn(left) && text.TryGetValue<string>(out var said) && RedactionMark.Covers(left, said):
                text.ReplaceWith(JsonValue.Create(left));
                break;
        }
    }
}
