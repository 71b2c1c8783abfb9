using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Kinds.Columns;

namespace ConflictEvents.Exchange.Import;

/// <summary>Where in a record the cells of a column belong: which of the members on the way are lists, and whether a number or flag stands at its end.</summary>
internal sealed class CellPath
{
    private readonly IReadOnlyList<string> steps;
    private readonly HashSet<int> lists = [];
    private readonly bool isPlain;

    public CellPath(Type record, FlatColumn column)
    {
        steps = column.Steps;
        var type = record;
        for (var i = 0; i < steps.Count; i++)
        {
            if (type == typeof(EventDetails))
                type = EventKinds.All.FirstOrDefault(k => k.Columns.Any(c => c.Path == column.Path))?.Details ?? type;
            var member = Wire.Options.GetTypeInfo(type).Properties.FirstOrDefault(p => p.Name == steps[i])?.PropertyType ?? typeof(string);
            type = Nullable.GetUnderlyingType(member) ?? member;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                lists.Add(i);
                type = type.GenericTypeArguments[0];
            }
        }
        isPlain = type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(bool) || type == typeof(JsonElement);
    }

    /// <summary>Puts a cell where it belongs; an empty one is left out.</summary>
    public void Put(JsonObject record, string cell)
    {
        if (cell.Length > 0)
            Put(record, 0, isPlain && lists.Count == 0 ? cell : CellText.Meant(cell), 0);
    }

    private void Put(JsonObject parent, int step, string text, int depth)
    {
        var isLast = step == steps.Count - 1;
        if (lists.Contains(step))
            PutItems(parent[steps[step]] as JsonArray ?? Added(parent, steps[step], new JsonArray()), step, CellText.Split(text, depth), depth + 1);
        else if (isLast)
            parent[steps[step]] = Leaf(text, depth);
        else
            Put(parent[steps[step]] as JsonObject ?? Added(parent, steps[step], new JsonObject()), step + 1, text, depth);
    }

    private void PutItems(JsonArray array, int step, List<string> items, int depth)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (step == steps.Count - 1)
            {
                array.Add(Leaf(items[i], depth));
                continue;
            }
            if (array.Count <= i)
                array.Add(new JsonObject());
            if (items[i].Length > 0)
                Put(array[i]!.AsObject(), step + 1, items[i], depth);
        }
    }

    private static T Added<T>(JsonObject parent, string name, T node) where T : JsonNode
    {
        parent[name] = node;
        return node;
    }

    // What is no number is refused by the strict reader, which says what would be right.
    private JsonValue Leaf(string text, int depth)
    {
        if (depth > 0)
            text = CellText.Unescaped(text);
        if (!isPlain)
            return JsonValue.Create(text);
        return text is "true" or "false" ? JsonValue.Create(text == "true")
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
