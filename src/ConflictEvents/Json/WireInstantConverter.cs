using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>Instants with an offset. Without one the framework would read them in the server's own zone.</summary>
internal sealed class WireInstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && WireTimes.TryInstant(reader.GetString()!, out var instant))
            return instant;
        throw new WireException("instant", WireTimes.InstantWanted);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireTimes.Format(value));
}
