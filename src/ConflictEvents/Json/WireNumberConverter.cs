using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>Finite numbers only: the framework reads <c>1e400</c> as infinity and fails when it writes it.</summary>
internal sealed class WireNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
            return number == 0 ? 0 : number;
        throw new WireException("number", "must be a finite number, written without quotes");
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
