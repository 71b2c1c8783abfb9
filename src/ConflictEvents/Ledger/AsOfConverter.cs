using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>A point on the recording clock in a body: a position as a number, or an instant as a text.</summary>
internal sealed class AsOfConverter : JsonConverter<AsOf>
{
    public override AsOf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var position) && position >= 0)
            return AsOf.At(position);
        if (reader.TokenType == JsonTokenType.String && WireTimes.TryInstant(reader.GetString()!, out var instant))
            return AsOf.At(instant);
        throw new WireException("as_of", $"must be a position, such as 1234, or: {WireTimes.InstantWanted}");
    }

    public override void Write(Utf8JsonWriter writer, AsOf value, JsonSerializerOptions options)
    {
        if (value.Position is { } position)
            writer.WriteNumberValue(position);
        else
            writer.WriteStringValue(WireTimes.Format(value.Instant!.Value));
    }
}
