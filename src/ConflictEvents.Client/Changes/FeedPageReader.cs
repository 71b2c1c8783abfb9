using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConflictEvents.Client.Changes;

/// <summary>Reads a page of the feed, leaves documents as they are, and refuses a page that does not add up.</summary>
internal static class FeedPageReader
{
    public static FeedPage Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Checked(Page(json.RootElement));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BrokenAnswerException($"What was answered is no page of a feed: {e.Message}", e);
        }
    }

    private static FeedPage Page(JsonElement page) => new()
    {
        Epoch = page.GetProperty("epoch").GetString()!,
        After = page.GetProperty("after").GetInt64(),
        Through = page.GetProperty("through").GetInt64(),
        Skipped = page.GetProperty("skipped").GetInt64(),
        Items = [.. page.GetProperty("items").EnumerateArray().Select(Item)],
        Next = page.GetProperty("next").ToString(),
        Head = page.GetProperty("head").GetInt64(),
        AtHead = page.GetProperty("atHead").GetBoolean(),
    };

    private static FeedItem Item(JsonElement item) => new()
    {
        Position = item.GetProperty("position").GetInt64(),
        At = item.GetProperty("at").GetDateTimeOffset(),
        Action = item.GetProperty("action").GetString()!,
        Record = item.GetProperty("record").GetString()!,
        Id = item.GetProperty("id").GetString()!,
        Revision = item.TryGetProperty("revision", out var revision) && revision.ValueKind == JsonValueKind.Number ? revision.GetInt32() : null,
        Successor = item.TryGetProperty("successor", out var successor) ? successor.GetString() : null,
        Document = item.TryGetProperty("document", out var document) && document.ValueKind == JsonValueKind.Object
            ? JsonMarshal.GetRawUtf8Value(document).ToArray()
            : (ReadOnlyMemory<byte>?)null,
    };

    private static FeedPage Checked(FeedPage page)
    {
        if (page.Through - page.After != page.Items.Count + page.Skipped)
            throw new BrokenAnswerException($"The page from {page.After} to {page.Through} has {page.Items.Count} changes and skips {page.Skipped}: it does not account for every position.");
        var last = page.After;
        foreach (var item in page.Items)
            last = item.Position > last && item.Position <= page.Through
                ? item.Position
                : throw new BrokenAnswerException($"Position {item.Position} does not stand where it should, behind {last} and not behind {page.Through}.");
        return page.Items.FirstOrDefault(item => item.IsUpsert && (item.Document is null || item.Revision is null)) is { } bare
            ? throw new BrokenAnswerException($"Position {bare.Position} ({bare.Action}) has no document.")
            : page;
    }
}
