using System.Runtime.CompilerServices;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>
/// The UCDP Georeferenced Event Dataset: its tables of 42 to 49 columns, its GeoJSON, and what its API answers. One row becomes
/// a strike, the figures counted in it, and the sides and sources that it names.
/// </summary>
internal sealed class UcdpFormat : IFileFormat
{
    private static readonly TableLayout Layout = new(["id", "type_of_violence", "date_start", "best", "side_a", "side_b"])
    {
        Days = [["date_start", "date_end"], ["source_date"]],
    };

    public string Name => "ucdp-ged";

    public async IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var opened = await OpenedFile.OfAsync(file, cancellationToken);
        if (opened.Text is not { } text)
        {
            yield return opened.Refusal;
            yield break;
        }
        var orders = await DayOrders.OfAsync(Rows(text, cancellationToken), Layout, cancellationToken);
        var dataset = UcdpDataset.Of(options);
        var (sides, records) = (new UcdpSides(), new FileRecords());
        await foreach (var row in Rows(text, cancellationToken))
            foreach (var line in row.Broken is { } broken ? [new RecordLine.Unreadable(row.Line, [broken])] : Lines(new RowReading(row, orders), dataset, sides, records))
                yield return line;
    }

    private static IAsyncEnumerable<FileRow> Rows(FileText text, CancellationToken cancellationToken) => text.IsJson
        ? JsonRows.OfAsync(new JsonItemReader(text, "Result", "features"), cancellationToken)
        : new TableReader(text, Layout).RowsAsync(cancellationToken);

    private static IEnumerable<RecordLine> Lines(RowReading row, Dataset dataset, UcdpSides sides, FileRecords records)
    {
        if (UcdpEvent.Read(row) is not { } read)
            return [new RecordLine.Unreadable(row.Line, row.Failures)];
        var cited = UcdpSources.Of(row);
        var (a, b) = (sides.Of(row, 'a', read), sides.Of(row, 'b', read));
        var strike = UcdpStrike.Of(read, a, b, cited, dataset);
        var tallies = new UcdpTallies(read, strike, dataset).Of(row);
        return records.Of(row.Line,
        [
            .. dataset.Lines(row.Line),
            .. cited.Sources.Select(source => new RecordLine.Source(row.Line, source)),
            new RecordLine.Actor(row.Line, a), new RecordLine.Actor(row.Line, b),
            .. tallies.Prepend(strike).Select(e => new RecordLine.Event(row.Line, e, IsIdDerived: true)),
        ], row.Failures);
    }
}
