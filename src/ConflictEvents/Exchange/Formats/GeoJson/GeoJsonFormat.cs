using System.Runtime.CompilerServices;
using System.Text.Json;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.GeoJson;

/// <summary>Anybody's GeoJSON, by a mapping that says which property is what. Every feature becomes one event.</summary>
internal sealed class GeoJsonFormat : IFileFormat
{
    public string Name => "geojson";

    public async IAsyncEnumerable<RecordLine> ReadAsync(Stream file, FormatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mapping = GeoJsonMapping.Read(options.Mapping);
        await using var opened = await OpenedFile.OfAsync(file, cancellationToken);
        if (opened.Text is not { } text)
        {
            yield return opened.Refusal;
            yield break;
        }
        var (days, records) = (new FeatureDays(mapping), new FileRecords());
        await days.ObserveAsync(new JsonItemReader(text, "features"), cancellationToken);
        await foreach (var item in new JsonItemReader(text, "features").ItemsAsync(cancellationToken))
            foreach (var line in item.Broken is { } broken ? [new RecordLine.Unreadable(item.Line, [broken])] : Lines(item, mapping, days, options, records))
                yield return InPaths(line, mapping);
    }

    private static IEnumerable<RecordLine> Lines(JsonItem item, GeoJsonMapping mapping, FeatureDays days, FormatOptions options, FileRecords records)
    {
        if (item.Value.ValueKind != JsonValueKind.Object)
            return [new RecordLine.Unreadable(item.Line, [new(null, "not_a_feature", "This item of features is no JSON object.")])];
        var feature = new FeatureEvent(item.Value, mapping, days);
        try
        {
            var source = FeatureSource.Of(item.Value, mapping);
            if (feature.Read(source, options.Publish ? Lifecycle.Published : Lifecycle.Draft) is not { } body)
                return [new RecordLine.Unreadable(item.Line, feature.Failures)];
            var read = new RecordLine.Event(item.Line, body, IsIdDerived: true);
            return records.Of(item.Line, source is null ? [read] : [new RecordLine.Source(item.Line, source), read], []);
        }
        catch (InvalidRecordException e)
        {
            return [new RecordLine.Unreadable(item.Line, [.. e.Failures.Select(f => new LineFailure(f.Pointer, f.Code, f.Detail))])];
        }
    }

    // Whoever has the file knows its properties, not our members.
    private static RecordLine InPaths(RecordLine line, GeoJsonMapping mapping) => line is RecordLine.Unreadable unreadable
        ? unreadable with { Failures = [.. unreadable.Failures.Select(f => f.Column is { } column && mapping.Fields.TryGetValue(column, out var path) ? f with { Column = path } : f)] }
        : line;
}
