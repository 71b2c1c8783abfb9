using ConflictEvents.Exchange.Formats;

namespace ConflictEvents.Exchange.Import;

/// <summary>Our own records of one type as a table.</summary>
/// <param name="record">What its rows are.</param>
internal sealed class CsvFormat(string record) : IFileFormat
{
    public const string Known = "csv";

    public string Name => Known;

    public IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, CancellationToken cancellationToken) => CsvRecords.ReadAsync(file, record, cancellationToken);
}
