using System.Text.Json;
using ConflictEvents.Kinds.Columns;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>Writes one event as a GeoJSON feature with flat properties: the columns of its table, each with one plain value, for programs that know tables only.</summary>
public static class FlatFeature
{
    private const string Id = "id";

    /// <summary>The columns that are properties; the id is the feature's own.</summary>
    public static IEnumerable<FlatColumn> Properties(RecordLayout layout) => layout.Columns.Where(column => column.Path != Id);

    /// <summary>Writes the members of a feature, without the braces, so that others can follow. What an event does not have is null, not left out: some programs take the columns of a table from its first rows.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="record">The event as the caller may see it.</param>
    /// <param name="layout">The columns.</param>
    public static void Write(Utf8JsonWriter writer, Shown record, RecordLayout layout)
    {
        using var json = RecordJson.Parse(record, layout.Shape, null);
        writer.WriteString("type", "Feature");
        writer.WriteString(Id, record.Id);
        writer.WritePropertyName("geometry");
        Feature.WriteGeometry(writer, json.RootElement);
        writer.WriteStartObject("properties");
        foreach (var column in Properties(layout))
        {
            writer.WritePropertyName(column.Path);
            Cells.Write(writer, json.RootElement, column.Steps);
        }
        writer.WriteEndObject();
    }
}
