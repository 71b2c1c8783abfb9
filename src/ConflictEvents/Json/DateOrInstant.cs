using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>A calendar day, or an instant with offset where the hour is known.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct DateOrInstant
{
    private DateOrInstant(DateOnly date, DateTimeOffset? instant) => (Date, Instant) = (date, instant);

    /// <summary>The day; of an instant, the day at its own offset.</summary>
    public DateOnly Date { get; }

    /// <summary>The instant, where one was given.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>Reads <c>YYYY-MM-DD</c> or an instant with offset.</summary>
    public static bool TryParse(string text, out DateOrInstant value)
    {
        value = default;
        if (WireTimes.TryDate(text, out var date))
            value = new(date, null);
        else if (WireTimes.TryInstant(text, out var instant))
            value = new(DateOnly.FromDateTime(instant.DateTime), instant);
        return value != default;
    }

    /// <summary>The wire form.</summary>
    public override string ToString() => Instant is { } instant ? WireTimes.Format(instant) : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Converter : JsonConverter<DateOrInstant>
    {
        public override DateOrInstant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var value)
                ? value
                : throw new WireException("date", "must be a calendar day such as 2022-03-10, or an instant with an offset such as 2022-03-10T18:00:00Z");

        public override void Write(Utf8JsonWriter writer, DateOrInstant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
