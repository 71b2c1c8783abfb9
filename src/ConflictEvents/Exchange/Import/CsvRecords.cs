using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using ConflictEvents.Json;
using CsvHelper;

namespace ConflictEvents.Exchange.Import;

/// <summary>Reads records of one type out of a table with the columns of the exports: the way back of an export.</summary>
public static class CsvRecords
{
    // A quotation mark that is never closed swallows what follows. More than this no record has.
    private const int LongestRow = 8 * 1024 * 1024;
    private static readonly CsvReaderOptions Rfc4180 = new() { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LongestRow };

    /// <summary>The records in their order.</summary>
    /// <param name="file">The table, in UTF-8.</param>
    /// <param name="record">What its rows are: `event`, `actor` or `source`.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidRecordException">The header row is missing, or names columns that are not known.</exception>
    public static async IAsyncEnumerable<RecordLine> ReadAsync(Stream file, string record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var csv = CsvReader.Create(file, Rfc4180, leaveOpen: true);
        if (!await csv.ReadAsync(cancellationToken))
            throw new InvalidRecordException("", "empty_file", "the table is empty; send a header row, and a row for each record");
        var columns = new CsvColumns(record, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        while (true)
        {
            var (more, broken) = await NextAsync(csv, cancellationToken);
            if (broken is not null)
                yield return broken;
            if (!more)
                yield break;
            yield return Row(csv, columns, record);
        }
    }

    private static RecordLine Row(CsvReader csv, CsvColumns columns, string record)
    {
        if (!Utf8.IsValid(csv.RawRecord))
            return RecordLineReader.Unreadable(csv.LineNumber, "", "text", "the row is not valid UTF-8");
        if (csv.FieldCount != columns.Count)
            return RecordLineReader.Unreadable(csv.LineNumber, "", "uneven_row", $"the row has {csv.FieldCount} cells where the header has {columns.Count}; look for a quotation mark or comma too many");
        return RecordLineReader.Read(csv.LineNumber, JsonSerializer.SerializeToUtf8Bytes(columns.RecordOf(csv.GetString), Wire.Options), record);
    }

    private static async Task<(bool More, RecordLine? Broken)> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        var line = csv.LineNumber;
        try
        {
            return (await csv.ReadAsync(cancellationToken), null);
        }
        catch (CsvFormatException)
        {
            return (false, RecordLineReader.Unreadable(line + 1, "", "unclosed_quote", "from here on a quotation mark is open that nothing closes; what follows was not read"));
        }
    }
}
