using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats;

/// <summary>A form of file that others publish, and how its rows become records.</summary>
public interface IFileFormat
{
    /// <summary>The name by which it is asked for.</summary>
    string Name { get; }

    /// <summary>
    /// The records of a file, in its order: what others name comes before them. A row that cannot be understood is told, and
    /// costs no other row. The same file gives the same records.
    /// </summary>
    /// <param name="file">The file, plain or gzip; it need not be seekable.</param>
    /// <param name="options">What the file cannot say itself.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, CancellationToken cancellationToken);
}
