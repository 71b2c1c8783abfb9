using System.Runtime.CompilerServices;

namespace ConflictEvents.Exchange.Import;

/// <summary>Reads records as JSON, one a line. Blank lines are passed over; they count.</summary>
public static class NdjsonRecords
{
    // The longest text of a source, escaped, fits.
    private const int LongestLine = 8 * 1024 * 1024;

    /// <summary>The records in their order.</summary>
    /// <param name="file">The lines, in UTF-8.</param>
    /// <param name="usual">What a line is that does not say: `event`, `actor` or `source`; null where each has to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<RecordLine> ReadAsync(Stream file, string? usual, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new LineReader(file, LongestLine);
        using var lot = new LineLot(usual);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (lines.IsTooLong)
                lot.Add(RecordLineReader.Unreadable(lines.Number, "", "line_too_long", $"is longer than {LongestLine} bytes"));
            else if (lines.Line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
                lot.Add(lines.Number, lines.Line.Span);
            if (!lot.IsFull)
                continue;
            foreach (var record in lot.Take())
                yield return record;
        }
        foreach (var record in lot.Take())
            yield return record;
    }
}
