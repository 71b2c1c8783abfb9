using System.Globalization;
using System.Text.Json.Nodes;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>Puts an event together as JSON, value by value.</summary>
internal static class EventTree
{
    private const int MostItems = 100;

    /// <summary>Puts a value at a pointer; on the way there, a number makes a list and a name an object.</summary>
    public static void Set(JsonObject body, string pointer, JsonNode? value)
    {
        JsonNode at = body;
        var steps = pointer.Split('/')[1..];
        for (var i = 0; i < steps.Length; i++)
        {
            JsonNode? next = i == steps.Length - 1 ? value : Child(at, steps[i]) ?? (Index(steps[i + 1]) is null ? new JsonObject() : new JsonArray());
            if (at is JsonObject members)
            {
                if (!ReferenceEquals(members[steps[i]], next))
                    members[steps[i]] = next;
            }
            else if (at is JsonArray items && Index(steps[i]) is { } index)
            {
                while (items.Count <= index)
                    items.Add(null);
                if (!ReferenceEquals(items[index], next))
                    items[index] = next;
            }
            if (next is null)
                return;
            at = next;
        }
    }

    /// <summary>Fills in what follows from what is there, and takes out the gaps that absent properties left.</summary>
    public static void Tidy(JsonObject body)
    {
        if (body["time"] is null)
            body["time"] = new JsonObject();
        if (body["time"] is JsonObject time && time["from"] is not null && time["precision"] is null)
            time["precision"] = "day";
        DropGaps(body);
    }

    private static void DropGaps(JsonNode node)
    {
        if (node is JsonArray items)
        {
            for (var i = items.Count - 1; i >= 0; i--)
                if (items[i] is null)
                    items.RemoveAt(i);
            foreach (var item in items)
                DropGaps(item!);
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Where(m => m.Value is null).Select(m => m.Key).ToList())
                members.Remove(name);
            foreach (var member in members)
                DropGaps(member.Value!);
        }
    }

    private static JsonNode? Child(JsonNode node, string step) => node switch
    {
        JsonObject members => members[step],
        JsonArray items when Index(step) is { } index && index < items.Count => items[index],
        _ => null,
    };

    private static int? Index(string step) => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < MostItems ? index : null;
}
