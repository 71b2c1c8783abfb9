using System.Text.Json;

namespace ConflictEvents.Exchange.Export;

/// <summary>What a reader of feeds gets to read of an event.</summary>
internal sealed record AtomEntry(string Kind, string Title, string? Summary, string Content, IReadOnlyList<string> Tags)
{
    public static AtomEntry Of(JsonElement record) => new(
        Text(record, "details", "kind")!,
        Text(record, "title")!,
        Text(record, "summary"),
        string.Join("\n\n", new[] { WhenAndWhere(record), Text(record, "summary"), Correction(record) }.OfType<string>()),
        [.. record.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)]);

    private static string WhenAndWhere(JsonElement record)
    {
        var (from, to) = (Text(record, "time", "from"), Text(record, "time", "to"));
        var when = from is null ? "day unknown" : to is null || to == from ? from : $"{from} to {to}";
        var where = string.Join(", ", new[] { Text(record, "location", "name"), Text(record, "location", "admin1"), Text(record, "location", "country") }.OfType<string>().Distinct());
        return where.Length == 0 ? when : $"{when}, {where}";
    }

    private static string? Correction(JsonElement record) => Text(record, "correction") is { } note ? $"Corrected: {note}" : null;

    private static string? Text(JsonElement at, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return null;
        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }
}
