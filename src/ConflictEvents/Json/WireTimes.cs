using System.Globalization;
using System.Text.RegularExpressions;

namespace ConflictEvents.Json;

/// <summary>Dates and instants as text, one strict way for bodies and for query parameters.</summary>
public static partial class WireTimes
{
    /// <summary>What to tell somebody whose date was refused.</summary>
    public const string DateWanted = "must be a calendar day YYYY-MM-DD between 1000-01-01 and 2999-12-31, such as 2022-03-10";

    /// <summary>What to tell somebody whose instant was refused.</summary>
    public const string InstantWanted =
        "must be an instant with an offset between the years 1000 and 2999, such as 2022-03-10T18:00:00Z or 2022-03-10T20:00:00+02:00";

    /// <summary>Reads <c>YYYY-MM-DD</c>, years 1000 to 2999.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && InRange(date.Year);

    /// <summary>Reads an RFC 3339 instant, seconds and fraction optional, offset mandatory, years 1000 to 2999.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return InstantShape().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant)
            && InRange(instant.Year) && InRange(instant.UtcDateTime.Year);
    }

    /// <summary>The wire form: the offset as it was given (<c>Z</c> for UTC), microseconds where there are any.</summary>
    public static string Format(DateTimeOffset instant)
    {
        if (instant.Offset == TimeSpan.Zero)
            return Utc(instant.UtcDateTime);
        var text = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        return text + instant.ToString("zzz", CultureInfo.InvariantCulture);
    }

    // The same by the framework's one fast form, which has seven digits behind the point; each item of a feed has two instants.
    private static string Utc(DateTime instant)
    {
        Span<char> text = stackalloc char[28];
        instant.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var end = text[..26].TrimEnd('0').Length;
        if (text[end - 1] == '.')
            end--;
        text[end] = 'Z';
        return new string(text[..(end + 1)]);
    }

    private static bool InRange(int year) => year is >= 1000 and <= 2999;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex InstantShape();
}
