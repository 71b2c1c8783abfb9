using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>
/// Reads a vocabulary by its exact wire name only: the framework's own converter would also take <c>AirStrike</c>,
/// numbers, and a comma list that it adds up to another member.
/// </summary>
internal sealed class WireEnumConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String && WireNames.TryParse<T>(reader.GetString()!, out var member))
                return member;
            throw new WireException("vocabulary", $"is none of the allowed values; allowed are {string.Join(", ", WireNames.All(typeof(T)))}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WireNames.Of(value));
    }
}
