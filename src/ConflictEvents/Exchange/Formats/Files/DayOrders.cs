namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>The order of day and month in each column of a file that holds days.</summary>
internal sealed class DayOrders
{
    private readonly Dictionary<string, DayOrder> byColumn = [];

    /// <summary>Reads the whole file for it. A cell may hold several days, divided by semicolons.</summary>
    public static async Task<DayOrders> OfAsync(IAsyncEnumerable<FileRow> rows, TableLayout layout, CancellationToken cancellationToken)
    {
        var orders = new DayOrders();
        foreach (var alike in layout.Days)
        {
            var order = new DayOrder();
            foreach (var column in alike)
                orders.byColumn[column] = order;
        }
        await foreach (var row in rows.WithCancellation(cancellationToken))
            foreach (var (column, order) in orders.byColumn)
                foreach (var day in row[column].Split(';', StringSplitOptions.TrimEntries))
                    order.Observe(day);
        return orders;
    }

    /// <summary>Whether a column writes the month first; null where the file does not show it.</summary>
    public bool? MonthFirst(string column) => byColumn[column].MonthFirst;
}
