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

    /// <summary>The parameter that it was asked in, for refusals.</summary>
    internal string Parameter { get; private init; } = "asOf";

    /// <summary>A position of the ledger.</summary>
    public static AsOf At(long position) => new() { Position = position };

    /// <summary>The last position recorded by an instant.</summary>
    public static AsOf At(DateTimeOffset instant) => new() { Instant = instant };

    /// <summary>Reads a position (<c>1234</c>) or an instant with offset.</summary>
    /// <exception cref="InvalidParameterException">It is neither.</exception>
    /// <param name="text">What was asked.</param>
    /// <param name="parameter">The parameter that it was asked in.</param>
    public static AsOf Parse(string text, string parameter = "asOf")
    {
        if (text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return new() { Position = position, Parameter = parameter };
        // '+' of an offset arrives as a space where the client did not encode it.
        if (WireTimes.TryInstant(text.Replace(' ', '+'), out var instant))
            return new() { Instant = instant, Parameter = parameter };
        throw new InvalidParameterException(parameter, $"must be a position, such as 1234, or: {WireTimes.InstantWanted}");
    }
}
