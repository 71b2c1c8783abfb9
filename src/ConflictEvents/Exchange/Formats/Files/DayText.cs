using System.Globalization;
using System.Text.RegularExpressions;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Reads calendar days in the forms that data sets and spreadsheets write. A time of day behind them is passed over.</summary>
internal static partial class DayText
{
    private static readonly string[] Named =
        ["d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "MMMM d, yyyy", "MMM d, yyyy"];

    /// <summary>The day; or none, and a word for why: `ambiguous_date` or `invalid_date`.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="monthFirst">Which way round the column writes days, where that is known.</param>
    public static (DateOnly? Day, string? Trouble) Read(string text, bool? monthFirst)
    {
        if (Iso().Match(text) is { Success: true } iso)
            return Day(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value);
        if (DateOnly.TryParseExact(text, Named, CultureInfo.InvariantCulture, DateTimeStyles.None, out var named))
            return InRange(named);
        if (Numbers(text) is not var (first, second, year))
            return (null, "invalid_date");
        var (asMonth, asDay) = (Day(year, first, second), Day(year, second, first));
        // What can be one day only needs no order, unless the column says that it is the other one.
        return (asMonth.Day, asDay.Day) switch
        {
            (null, null) => (null, "invalid_date"),
            var (m, d) when m == d => asMonth,
            ({ }, null) => monthFirst == false ? (null, "invalid_date") : asMonth,
            (null, { }) => monthFirst == true ? (null, "invalid_date") : asDay,
            _ => monthFirst is { } known ? (known ? asMonth : asDay) : (null, "ambiguous_date"),
        };
    }

    /// <summary>The three numbers of a day such as 1/22/2014 or 22.01.2014; null for other forms.</summary>
    public static (int First, int Second, int Year)? Numbers(string text) => Numeric().Match(text) is { Success: true } match
        ? (Whole(match.Groups[1].Value), Whole(match.Groups[2].Value), Whole(match.Groups[3].Value)) : null;

    private static (DateOnly?, string?) Day(string year, string month, string day) => Day(Whole(year), Whole(month), Whole(day));

    private static (DateOnly? Day, string? Trouble) Day(int year, int month, int day) =>
        year is >= 1000 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), null) : (null, "invalid_date");

    private static (DateOnly?, string?) InRange(DateOnly day) => Day(day.Year, day.Month, day.Day);

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})-([0-9]{2})-([0-9]{2})([T ][0-9]{2}:[0-9]{2}.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})( [0-9]{1,2}:[0-9]{2}.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Numeric();
}
