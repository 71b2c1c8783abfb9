using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>Calendar days as <c>YYYY-MM-DD</c>, 1000-01-01 to 2999-12-31: no year 0025 from a lost century.</summary>
internal sealed class WireDateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && WireTimes.TryDate(reader.GetString()!, out var date))
            return date;
        throw new WireException("date", WireTimes.DateWanted);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
