using System.Text.Json;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// What stands in a cell. Items of a list are joined by `; `, those of a list in a list by ` | `; in them a backslash, a
/// semicolon and a bar have a backslash before them. Lists that belong together keep an empty place for a member that is not there.
/// </summary>
public static class Cells
{
    private static readonly string[] Joints = ["; ", " | "];

    // What a spreadsheet takes for the beginning of a formula; the wide forms are those of East Asian keyboards.
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    private const string Separators = "; |";

    /// <summary>What stands in the cell of the column at this path.</summary>
    public static string Of(JsonElement record, IReadOnlyList<string> steps)
    {
        var text = Text(record, steps, 0, 0);
        // A number as such does no harm, and is worth more as a number.
        return Scalar(record, steps) is { ValueKind: JsonValueKind.Number } ? text : Harmless(text);
    }

    /// <summary>A value for programs: a number or a flag as it is, a list joined, null for what is not there.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement record, IReadOnlyList<string> steps)
    {
        if (Scalar(record, steps) is { ValueKind: not (JsonValueKind.Array or JsonValueKind.Object) } plain)
            plain.WriteTo(writer);
        else if (Text(record, steps, 0, 0) is { } text && text.AsSpan().Trim(Separators).Length > 0)
            writer.WriteStringValue(text);
        else
            writer.WriteNullValue();
    }

    /// <summary>A text that no spreadsheet runs: with an apostrophe before what would begin a formula, and before apostrophes that would be taken for such a one.</summary>
    public static string Harmless(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && Formula.Contains(first[0]) ? '\'' + text : text;
    }

    // What a path leads to that goes through no list.
    private static JsonElement? Scalar(JsonElement at, IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return null;
        return at;
    }

    private static string Text(JsonElement at, IReadOnlyList<string> steps, int step, int depth)
    {
        if (at.ValueKind == JsonValueKind.Array)
            return string.Join(Joints[Math.Min(depth, Joints.Length - 1)], at.EnumerateArray().Select(item => Text(item, steps, step, depth + 1)));
        if (step < steps.Count || at.ValueKind == JsonValueKind.Null)
            return at.ValueKind == JsonValueKind.Object && at.TryGetProperty(steps[step], out var next) ? Text(next, steps, step + 1, depth) : "";
        var text = at.ValueKind == JsonValueKind.String ? at.GetString()! : at.GetRawText();
        return depth == 0 ? text : Escaped(text);
    }

    private static string Escaped(string item) => item.AsSpan().IndexOfAny("\\;|") < 0 ? item
        : item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
