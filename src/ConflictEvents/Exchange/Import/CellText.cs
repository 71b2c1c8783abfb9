using System.Text;
using ConflictEvents.Exchange.Export;

namespace ConflictEvents.Exchange.Import;

/// <summary>Takes apart again what <see cref="Cells"/> put together.</summary>
internal static class CellText
{
    private static readonly char[] Separators = [';', '|'];

    /// <summary>The text that stood there before it was kept from being run: without the apostrophe that was put before it.</summary>
    public static string Meant(string cell) => cell.StartsWith('\'') && Cells.Harmless(cell[1..]) == cell ? cell[1..] : cell;

    /// <summary>The items of a list in the list that lies so deep; each still has its backslashes.</summary>
    public static List<string> Split(string text, int depth)
    {
        var separator = Separators[Math.Min(depth, Separators.Length - 1)];
        var (items, start) = (new List<string>(), 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == separator)
            {
                items.Add(Item(text[start..at], depth));
                start = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
            }
        }
        items.Add(Item(text[Math.Min(start, text.Length)..], depth));
        return items;
    }

    /// <summary>An item of a list, without the backslashes that kept it in one piece.</summary>
    public static string Unescaped(string item)
    {
        if (!item.Contains('\\', StringComparison.Ordinal))
            return item;
        var text = new StringBuilder(item.Length);
        for (var at = 0; at < item.Length; at++)
            text.Append(item[at] == '\\' && at + 1 < item.Length ? item[++at] : item[at]);
        return text.ToString();
    }

    // A bar stands between two spaces, a semicolon has one behind it.
    private static string Item(string item, int depth) => depth > 0 && item.EndsWith(' ') ? item[..^1] : item;
}
