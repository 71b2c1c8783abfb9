using System.Runtime.CompilerServices;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>
/// The events table of GDELT 2.0: 61 columns divided by tabs without a header row, as GDELT publishes it, or with one and commas.
/// Rows about strikes, meetings and statements become such; the rest is refused, row by row.
/// </summary>
internal sealed class GdeltFormat : IFileFormat
{
    private static readonly TableLayout Layout = new(["globaleventid", "sqldate", "eventcode", "actor1name", "actiongeo_type", "dateadded", "sourceurl"])
    {
        Headerless = GdeltColumns.All,
        TabsAreUnquoted = true,
    };

    public string Name => "gdelt";

    public async IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var opened = await OpenedFile.OfAsync(file, cancellationToken);
        if (opened.Text is not { } text)
        {
            yield return opened.Refusal;
            yield break;
        }
        var (dataset, records, orders) = (GdeltDataset.Of(options), new FileRecords(), new DayOrders());
        await foreach (var row in new TableReader(text, Layout).RowsAsync(cancellationToken))
            foreach (var line in row.Broken is { } broken ? [new RecordLine.Unreadable(row.Line, [broken])] : Lines(new RowReading(row, orders), dataset, records))
                yield return line;
    }

    private static IEnumerable<RecordLine> Lines(RowReading row, Dataset dataset, FileRecords records)
    {
        if (GdeltEvent.Read(row) is not { } read)
            return [new RecordLine.Unreadable(row.Line, row.Failures)];
        var article = GdeltDataset.Article(row);
        return records.Of(row.Line,
        [
            .. dataset.Lines(row.Line),
            .. article is null ? (RecordLine[])[] : [new RecordLine.Source(row.Line, article)],
            .. read.Actors.Select(actor => new RecordLine.Actor(row.Line, actor)),
            new RecordLine.Event(row.Line, new GdeltRecord(read, dataset).Of(article), IsIdDerived: true),
        ], row.Failures);
    }
}
