using ConflictEvents.Exchange.Import;
namespace ConflictEvents.Exchange.Formats.Gdelt;
internal sealed class GdeltFormat : IFileFormat
{
    public string Name => "gdelt";
    public IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();
}
