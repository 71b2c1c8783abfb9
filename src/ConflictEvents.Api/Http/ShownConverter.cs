using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Writes the records within an answer as they are written alone.</summary>
internal sealed class ShownConverter : JsonConverter<Shown>
{
    /// <summary>The record's own JSON, with records as parts of it.</summary>
    public static JsonSerializerOptions Options { get; } = new(Wire.Options) { Converters = { new ShownConverter() } };

    public override Shown Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Records are read as bodies.");

    public override void Write(Utf8JsonWriter writer, Shown value, JsonSerializerOptions options) => RecordJson.Write(writer, value, RecordShape.WithId);
}
