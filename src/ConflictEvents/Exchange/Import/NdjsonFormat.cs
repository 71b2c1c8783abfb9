using ConflictEvents.Exchange.Formats;

namespace ConflictEvents.Exchange.Import;

/// <summary>Our own records as JSON, one a line.</summary>
/// <param name="usual">What a line is that does not say.</param>
internal sealed class NdjsonFormat(string? usual) : IFileFormat
{
    public const string Known = "ndjson";

    public string Name => Known;

    public IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, CancellationToken cancellationToken) => NdjsonRecords.ReadAsync(file, usual, cancellationToken);
}
