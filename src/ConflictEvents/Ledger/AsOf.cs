using System.Globalization;
using System.Text.Json.Serialization;
using ConflictEvents.Json;

namespace ConflictEvents.Ledger;

/// <summary>A point on the recording clock: a position, or an instant that stands for the last position recorded by then.</summary>
[JsonConverter(typeof(AsOfConverter))]
public sealed record AsOf
{
    private AsOf() { }

    /// <summary>The position, where one was given.</summary>
    public long? Position { get; private init; }

    /// <summary>The instant, where one was given.</summary>
    public DateTimeOffset? Instant { get; private init; }

    /// <summary>A position of the ledger.</summary>
    public static AsOf At(long position) => new() { Position = position };

    /// <summary>The last position recorded by an instant.</summary>
    public static AsOf At(DateTimeOffset instant) => new() { Instant = instant };

    /// <summary>Reads a position (<c>1234</c>) or an instant with offset.</summary>
    /// <exception cref="InvalidParameterException">It is neither.</exception>
    public static AsOf Parse(string text)
    {
        if (text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return At(position);
        // '+' of an offset arrives as a space where the client did not encode it.
        if (WireTimes.TryInstant(text.Replace(' ', '+'), out var instant))
            return new() { Instant = instant };
        throw new InvalidParameterException("asOf", $"must be a position, such as 1234, or: {WireTimes.InstantWanted}");
    }
}
