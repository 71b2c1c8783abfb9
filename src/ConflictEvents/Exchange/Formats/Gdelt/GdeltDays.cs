using System.Globalization;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>
/// When a row happened. GDELT reads "last year" in an article of today as a day one year ago: a day that lies more than one
/// before the one on which it was found is a guess.
/// </summary>
internal static class GdeltDays
{
    /// <summary>The day of a number such as 20170701 or 20170701234500.</summary>
    public static DateOnly? Read(string text) =>
        text.Length is 8 or 14 && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1000 and <= 2999 ? day : null;

    /// <summary>When it happened; null, and told, where a day cannot be read.</summary>
    public static EventTime? Of(RowReading row)
    {
        var (day, added) = (Read(row.Text("sqldate")), Read(row.Text("dateadded")));
        foreach (var column in new[] { "sqldate", "dateadded" })
            if (Read(row.Text(column)) is null)
                row.Refuse(column, "invalid_date", $"'{CleanText.Shortened(row.Text(column), 60)}' is no day written as YYYYMMDD.");
        if (day is null || added is null)
            return null;
        return added.Value.DayNumber - day.Value.DayNumber is 0 or 1
            ? new() { From = day, To = day, Precision = TimePrecision.Day }
            : new() { To = added, Precision = TimePrecision.Unknown, Raw = "SQLDATE " + row.Text("sqldate") };
    }
}
