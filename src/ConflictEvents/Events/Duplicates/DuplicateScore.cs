using ConflictEvents.Actors;
using ConflictEvents.Kinds;
using ConflictEvents.Wording;

namespace ConflictEvents.Events.Duplicates;

/// <summary>How much speaks for two events of one kind being one that was recorded twice.</summary>
internal static class DuplicateScore
{
    /// <summary>From this on a candidate is worth telling whoever records an event.</summary>
    public const double Telling = 0.6;

    /// <summary>Points farther apart are two places; the search for candidates asks for the same.</summary>
    public const double NearbyKilometers = 25;

    private const double EarthKilometers = 6371.0088;

    /// <summary>The score, 0 to 1; null where they cannot be one event.</summary>
    public static double? Of(ComparedEvent one, ComparedEvent other)
    {
        var (time, place, actors) = (Time(one.Time, other.Time), Place(one.Location, other.Location), Actors(one, other));
        if (time is null || place is null || actors is null || CountOthers(one, other) || one.Details.LikenessTo(other.Details) is not { } details)
            return null;
        var score = 0.2 * time.Value + 0.25 * place.Value + 0.15 * actors.Value + 0.15 * TextLikeness.Between(one.Title, other.Title) + 0.25 * details;
        return Math.Round(score, 3);
    }

    /// <summary>The most that title and details can add to days, place and actors: nothing is more like an event than itself, and what it does not say counts half beside any other.</summary>
    public static double MostOfWords(ComparedEvent one) => 0.15 + 0.25 * (one.Details.LikenessTo(one.Details) ?? 1);

    // Days at most a day apart; the search for candidates asks for the same.
    private static double? Time(EventTime one, EventTime other)
    {
        if (one.From is not { } from || other.From is not { } otherFrom)
            return null;
        var (to, otherTo) = (Last(one, from), Last(other, otherFrom));
        var apart = Math.Max(from.DayNumber - otherTo.DayNumber, otherFrom.DayNumber - to.DayNumber);
        return apart > 1 ? null : apart == 1 ? 0.5 : (from, to) == (otherFrom, otherTo) ? 1 : 0.75;
    }

    private static DateOnly Last(EventTime time, DateOnly from) => time.Open == true ? DateOnly.MaxValue : time.To ?? from;

    private static double? Place(Location? one, Location? other)
    {
        if (one is null || other is null)
            return Likeness.Unsaid;
        if (DuplicateKeys.IsPoint(one) && DuplicateKeys.IsPoint(other))
            return Kilometers(one, other) is var km && km <= NearbyKilometers ? 1 - km / NearbyKilometers : null;
        if (Same(one.Name, other.Name) is true)
            return 0.9;
        return (Same(one.Country, other.Country), Same(one.Admin1, other.Admin1)) switch
        {
            (false, _) or (_, false) => null,
            (_, true) => 0.5,
            (true, _) => 0.25,
            _ => Likeness.Unsaid / 2,
        };
    }

    private static bool? Same(string? one, string? other) => one is null || other is null ? null : ActorColumns.Fold(one) == ActorColumns.Fold(other);

    private static double Kilometers(Location one, Location other)
    {
        var (a, b) = (double.DegreesToRadians(one.Latitude!.Value), double.DegreesToRadians(other.Latitude!.Value));
        var across = double.DegreesToRadians(other.Longitude!.Value - one.Longitude!.Value);
        var h = Math.Pow(Math.Sin((b - a) / 2), 2) + Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(across / 2), 2);
        return 2 * EarthKilometers * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double? Actors(ComparedEvent one, ComparedEvent other)
    {
        var (some, others) = (Named(one), Named(other));
        if (some.Count == 0 || others.Count == 0)
            return Likeness.Unsaid;
        var both = some.Count(others.Contains);
        return both == 0 ? null : both / (double)(some.Count + others.Count - both);
    }

    private static HashSet<string> Named(ComparedEvent body) => [.. body.Details.Actors().Select(a => a.Slug)];

    // The victims of one event are never those of another.
    private static bool CountOthers(ComparedEvent one, ComparedEvent other) =>
        (Counted(one), Counted(other)) is ({ Count: > 0 } some, { Count: > 0 } others) && !some.Overlaps(others);

    private static HashSet<Guid> Counted(ComparedEvent body) => [.. body.Links.Where(l => l.Type == LinkType.Counts).Select(l => l.To)];
}
