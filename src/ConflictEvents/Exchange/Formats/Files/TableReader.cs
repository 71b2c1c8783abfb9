using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Reads tables, row by row: whichever separator, with a header row or without, HXL tags passed over.</summary>
internal sealed class TableReader(FileText file, TableLayout layout)
{
    // A quotation mark that is never closed swallows what follows. More than this no row of these formats has.
    private const int LargestRow = 4 << 20;
    private const char NoQuote = '\u0001';

    public async IAsyncEnumerable<FileRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = Options();
        using var text = file.Text();
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        if (!await csv.ReadAsync(cancellationToken))
        {
            yield return FileRow.Unreadable(1, "empty_file", "The file is empty.");
            yield break;
        }
        var header = Header(csv);
        if (Missing(header) is { Length: > 0 } missing)
        {
            yield return FileRow.Unreadable(1, "not_this_format", $"The table has no column {string.Join(", ", missing)}: this is no file of this format, or its header row was lost.");
            yield break;
        }
        for (var more = header.HasRow || await csv.ReadAsync(cancellationToken); more;)
        {
            foreach (var row in Rows(csv, header.Columns))
                yield return row;
            (more, var broken) = await NextAsync(csv, cancellationToken);
            if (broken is not null)
                yield return broken;
        }
    }

    private CsvReaderOptions Options()
    {
        using var text = file.Text();
        var first = text.ReadLine() ?? "";
        var plain = new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LargestRow };
        if (!first.Contains('\t', StringComparison.Ordinal))
            return plain;
        return layout.TabsAreUnquoted ? plain with { Separator = '\t', Quote = NoQuote } : plain with { Separator = '\t' };
    }

    private (IReadOnlyList<string> Columns, bool HasRow) Header(CsvReader csv)
    {
        var first = Cells(csv).Select(cell => cell.ToLowerInvariant()).ToList();
        return layout.Headerless is { } columns && !layout.Required.Any(first.Contains) && first.Count == columns.Count ? (columns, true) : (first, false);
    }

    private string[] Missing((IReadOnlyList<string> Columns, bool HasRow) header) => [.. layout.Required.Where(column => !header.Columns.Contains(column))];

    private static async Task<(bool More, FileRow? Broken)> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        var line = csv.LineNumber;
        try
        {
            return (await csv.ReadAsync(cancellationToken), null);
        }
        catch (CsvFormatException)
        {
            return (false, FileRow.Unreadable(line + 1, "unclosed_quote", "From here on a quotation mark is open that nothing closes; the rest of the file was not read."));
        }
    }

    private static List<FileRow> Rows(CsvReader csv, IReadOnlyList<string> columns)
    {
        var cells = Cells(csv);
        if (cells.Count == columns.Count)
            return IsTags(cells) ? [] : [new(csv.LineNumber, Named(cells, columns))];
        var raw = Encoding.UTF8.GetString(csv.RawRecord);
        return raw.Contains('\n', StringComparison.Ordinal) ? LineByLine(raw, csv.LineNumber, csv.Separator, columns) : [Uneven(csv.LineNumber, cells.Count, columns.Count)];
    }

    // A quotation mark too many joins rows. Taken line by line, those that are whole are rows again.
    private static List<FileRow> LineByLine(string raw, long line, char separator, IReadOnlyList<string> columns)
    {
        var rows = new List<FileRow>();
        using var csv = CsvReader.Create(new StringReader(raw), new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, AllowLineBreaksInQuotes = false, Separator = separator });
        while (csv.Read())
        {
            var cells = Cells(csv);
            var at = line + csv.LineNumber - 1;
            rows.Add(cells.Count == columns.Count ? new(at, Named(cells, columns)) : Uneven(at, cells.Count, columns.Count));
        }
        return rows;
    }

    private static FileRow Uneven(long line, int cells, int columns) =>
        FileRow.Unreadable(line, "uneven_row", $"The row has {cells} cells where the header has {columns}; look for a quotation mark or separator too many, or a file cut short.");

    private static List<string> Cells(CsvReader csv)
    {
        var cells = new List<string>(csv.FieldCount);
        for (var i = 0; i < csv.FieldCount; i++)
            cells.Add(CleanText.Of(csv.GetString(i)));
        return cells;
    }

    // Humanitarian exchange: a row of tags such as #geo+lat between header and data.
    private static bool IsTags(List<string> cells) => cells.Any(c => c.StartsWith('#')) && cells.All(c => c.Length == 0 || c.StartsWith('#'));

    private static Dictionary<string, string> Named(List<string> cells, IReadOnlyList<string> columns)
    {
        var named = new Dictionary<string, string>(cells.Count, StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
            named.TryAdd(columns[i], cells[i]);
        return named;
    }
}
