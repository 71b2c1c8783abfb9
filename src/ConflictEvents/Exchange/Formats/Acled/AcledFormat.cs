using System.Runtime.CompilerServices;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Acled;

/// <summary>
/// ACLED's data export, as its users download it: since 2023 with commas and ISO days, before with semicolons and days such as
/// 10 March 2021. What is violent becomes a strike and a figure, an agreement a meeting; the rest is refused, row by row.
/// </summary>
internal sealed class AcledFormat : IFileFormat
{
    private static readonly TableLayout Layout = new(["event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "location"])
    {
        Days = [["event_date"]],
    };

    public string Name => "acled";

    public async IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var opened = await OpenedFile.OfAsync(file, cancellationToken);
        if (opened.Text is not { } text)
        {
            yield return opened.Refusal;
            yield break;
        }
        var table = new TableReader(text, Layout);
        var orders = await DayOrders.OfAsync(table.RowsAsync(cancellationToken), Layout, cancellationToken);
        var (dataset, records) = (AcledDataset.Of(options), new FileRecords());
        await foreach (var row in table.RowsAsync(cancellationToken))
            foreach (var line in row.Broken is { } broken ? [new RecordLine.Unreadable(row.Line, [broken])] : Lines(new RowReading(row, orders), dataset, records))
                yield return line;
    }

    private static IEnumerable<RecordLine> Lines(RowReading row, Dataset dataset, FileRecords records)
    {
        if (AcledEvent.Read(row) is not { } read)
            return [new RecordLine.Unreadable(row.Line, row.Failures)];
        var events = new AcledRecords(read, dataset).Of(row);
        return records.Of(row.Line,
        [
            .. dataset.Lines(row.Line),
            .. read.Actors.Select(actor => new RecordLine.Actor(row.Line, actor)),
            .. events.Select(e => new RecordLine.Event(row.Line, e, IsIdDerived: true)),
        ], row.Failures);
    }
}
