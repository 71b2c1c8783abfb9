using System.Buffers;
using ConflictEvents.Events;

namespace ConflictEvents.Exchange.Export;

/// <summary>The writer of each form, and what the form is on the wire.</summary>
public static class RecordWriters
{
    /// <summary>The media type of a form, without parameters.</summary>
    public static string MediaType(RecordFormat format) => format switch
    {
        RecordFormat.Geojson => "application/geo+json",
        RecordFormat.Csv => "text/csv",
        RecordFormat.Ndjson => "application/x-ndjson",
        RecordFormat.Atom => "application/atom+xml",
        _ => RecordJson.MediaType,
    };

    /// <summary>A writer of a list.</summary>
    public static IRecordWriter Of(RecordFormat format, IBufferWriter<byte> output, RecordLayout layout, FieldSelection? fields, ListFrame frame) => format switch
    {
        RecordFormat.Geojson => new GeoJsonWriter(output, fields, frame),
        RecordFormat.Csv => new CsvListWriter(output, layout, fields, frame),
        RecordFormat.Ndjson => new NdjsonWriter(output, layout.Shape, fields),
        RecordFormat.Atom => new AtomWriter(output, frame),
        _ => new JsonListWriter(output, layout.Shape, fields, frame),
    };
}
