using ConflictEvents.Exchange.Import;
namespace ConflictEvents.Exchange.Formats.GeoJson;
internal sealed class GeoJsonFormat : IFileFormat
{
    public string Name => "geojson";
    public IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();
}
