using ConflictEvents.Json;

namespace ConflictEvents.Events.Search;

/// <summary>A link that is asked for: of one type, or of any.</summary>
/// <param name="Type">The type; null for any.</param>
/// <param name="To">The event that it leads to.</param>
internal sealed record LinkFilter(LinkType? Type, Guid To)
{
    public static bool TryParse(string text, out LinkFilter link)
    {
        link = new(null, default);
        var parts = text.Split(':', 2);
        if (!Guid.TryParseExact(parts[^1], "D", out var to))
            return false;
        LinkType type = default;
        if (parts.Length == 2 && !WireNames.TryParse(parts[0], out type))
            return false;
        link = new(parts.Length == 2 ? type : null, to);
        return true;
    }
}
