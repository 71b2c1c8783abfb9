using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Counting;

/// <summary>How many events share a value of each dimension. A dimension that was asked for and is left out: of these events it is not known, or they have none.</summary>
public sealed record StatsBucket
{
    /// <summary>The first day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The ISO week of the first day: `2022-W10`.</summary>
    public string? Week { get; init; }

    /// <summary>The month of the first day: `2022-03`.</summary>
    public string? Month { get; init; }

    /// <summary>The year of the first day: `2022`.</summary>
    public string? Year { get; init; }

    /// <summary>The kind.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>The country.</summary>
    public string? Country { get; init; }

    /// <summary>The province, state or region.</summary>
    public string? Admin1 { get; init; }

    /// <summary>An actor named, by slug.</summary>
    public string? Actor { get; init; }

    /// <summary>By what means.</summary>
    public StrikeMethod? Method { get; init; }

    /// <summary>How many events.</summary>
    public required long Count { get; init; }

    internal StatsBucket With(StatsDimension dimension, string? word) => word is null ? this : dimension switch
    {
        StatsDimension.Kind => this with { Kind = Read<EventKind>(word) },
        StatsDimension.Country => this with { Country = word },
        StatsDimension.Admin1 => this with { Admin1 = word },
        StatsDimension.Actor => this with { Actor = word },
        StatsDimension.Method => this with { Method = Read<StrikeMethod>(word) },
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "This is a unit of time."),
    };

    internal StatsBucket At(StatsDimension unit, DateOnly? first) => first is not { } day ? this : unit switch
    {
        StatsDimension.Day => this with { Day = day },
        StatsDimension.Week => this with { Week = TimeUnit.Week(day) },
        StatsDimension.Month => this with { Month = day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) },
        StatsDimension.Year => this with { Year = day.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture) },
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "This is no unit of time."),
    };

    private static T? Read<T>(string word) where T : struct, Enum => WireNames.TryParse<T>(word, out var value) ? value : null;
}
