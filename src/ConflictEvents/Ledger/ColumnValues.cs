using System.Globalization;
using System.Text;

namespace ConflictEvents.Ledger;

/// <summary>
/// The values of an entry's searched columns, each as the database reads a text of its type, together as it reads an array of texts, in the order of the table's
/// parts. It reads that several times faster than a JSON object (docs/benchmarks/bulk-100k.md).
/// </summary>
/// <param name="table">Whose columns they are; one that is not set is null.</param>
internal sealed class ColumnValues(RecordTable table)
{
    // A record's values are written one after the other, and then together: what that takes is kept for the next ones.
    [ThreadStatic]
    private static StringBuilder? own;
    private readonly string?[] values = new string?[table.Parts.Count];

    /// <summary>Sets the value of one part.</summary>
    public string? this[string part]
    {
        set => values[table.PlaceOf(part)] = value;
    }

    /// <summary>All of them.</summary>
    public override string ToString() => Texts(values);

    /// <summary>A list, as the database reads an array of texts.</summary>
    public static string Texts(IEnumerable<string?> values)
    {
        var text = (own ?? new()).Clear().Append('{');
        own = null;
        foreach (var value in values)
        {
            if (text.Length > 1)
                text.Append(',');
            if (value is null)
                text.Append("NULL");
            else
                Quote(text, value);
        }
        own = text.Append('}');
        return own.ToString();
    }

    /// <summary>A list, as the database reads an array of UUIDs.</summary>
    public static string Ids(IEnumerable<Guid> values) => "{" + string.Join(',', values) + "}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant, in the microseconds that the database keeps.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Flag(bool flag) => flag ? "true" : "false";

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var rest = value.AsSpan(); ;)
        {
            var next = rest.IndexOfAny('"', '\\');
            if (next < 0)
            {
                text.Append(rest).Append('"');
                return;
            }
            text.Append(rest[..next]).Append('\\').Append(rest[next]);
            rest = rest[(next + 1)..];
        }
    }
}
