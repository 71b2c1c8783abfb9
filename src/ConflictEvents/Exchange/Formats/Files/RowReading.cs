using System.Globalization;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Reads the cells of a row, and gathers what is wrong with them.</summary>
internal sealed class RowReading(FileRow row, DayOrders orders)
{
    private readonly List<LineFailure> failures = [];

    public long Line => row.Line;

    /// <summary>What is wrong, so far.</summary>
    public IReadOnlyList<LineFailure> Failures => failures;

    /// <summary>The text of a cell; empty where there is none.</summary>
    public string Text(string column) => row[column];

    /// <summary>The text of a cell, or nothing for an empty one.</summary>
    public string? TextOrNull(string column) => row[column] is { Length: > 0 } text ? text : null;

    /// <summary>The text of a cell that must not be empty.</summary>
    public string Required(string column)
    {
        if (row[column].Length == 0)
            Refuse(column, "required", "This cell is empty, and there is no record without it.");
        return row[column];
    }

    /// <summary>A whole number from one bound to another; null, and told, where it is none. An empty cell is null.</summary>
    public long? Whole(string column, long low, long high)
    {
        if (row[column].Length == 0)
            return null;
        // Spreadsheets and data frames write whole numbers as 3.0.
        if (decimal.TryParse(row[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number >= low && number <= high)
            return (long)number;
        Refuse(column, "invalid_number", FormattableString.Invariant($"'{Shown(column)}' is no whole number from {low} to {high}."));
        return null;
    }

    /// <summary>A coordinate within bounds; null, and told, where it is none. An empty cell is null.</summary>
    public double? Degrees(string column, double limit)
    {
        if (row[column].Length == 0)
            return null;
        if (double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit)
            return degrees == 0 ? 0 : degrees;
        Refuse(column, "invalid_coordinate", FormattableString.Invariant($"'{Shown(column)}' is no coordinate from -{limit} to {limit} with a decimal point."));
        return null;
    }

    /// <summary>A day; null, and told, where it is none.</summary>
    public DateOnly? Day(string column)
    {
        var (day, trouble) = row[column].Length == 0 ? (null, "required") : DayText.Read(row[column], orders.MonthFirst(column));
        if (trouble is not null)
            Refuse(column, trouble, trouble switch
            {
                "required" => "This cell is empty, and there is no record without its day.",
                "ambiguous_date" => $"'{Shown(column)}' is a day of two months, and no other row of the file shows which is meant: write it as YYYY-MM-DD.",
                _ => $"'{Shown(column)}' is no day that can be read, by itself or beside the others in this column: write it as YYYY-MM-DD.",
            });
        return day;
    }

    /// <summary>A day that stands in a cell among others; null where it is none, which is not told.</summary>
    public DateOnly? DayIn(string column, string text) => DayText.Read(text, orders.MonthFirst(column)).Day;

    /// <summary>What a code of a table means; null, and told, where the table does not have it.</summary>
    public T? Code<T>(string column, IReadOnlyDictionary<string, T> table) where T : struct
    {
        if (table.TryGetValue(row[column], out var meaning))
            return meaning;
        Refuse(column, "unknown_code", $"'{Shown(column)}' is no code of this column; there are {string.Join(", ", table.Keys)}.");
        return null;
    }

    /// <summary>Tells that something is wrong.</summary>
    public void Refuse(string? column, string code, string detail) => failures.Add(new(column, code, detail));

    private string Shown(string column) => CleanText.Shortened(row[column], 60);
}
