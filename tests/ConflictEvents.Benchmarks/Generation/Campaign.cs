namespace ConflictEvents.Benchmarks.Generation;

/// <summary>A conflict: its days and places lie close to each other.</summary>
internal sealed record Campaign(string Tag, IReadOnlyList<City> Cities, DateOnly Middle, int Spread)
{
    private static readonly DateOnly First = new(2014, 1, 1);

    /// <summary>The campaigns of a world; each country has one or two, the first ones most of the events.</summary>
    public static IReadOnlyList<Campaign> All(ulong seed, DateOnly today) =>
    [
        .. Enumerable.Range(0, City.ByCountry.Count * 2).Select(i =>
        {
            var dice = new Dice(seed, 1, i);
            var cities = City.ByCountry[i % City.ByCountry.Count];
            var middle = First.AddDays(dice.Below(today.DayNumber - First.DayNumber));
            return new Campaign($"campaign:{cities[0].Country.ToLowerInvariant()}-{middle.Year}-{i}", cities, middle, 100 + dice.Below(900));
        }),
    ];

    /// <summary>A day of it, up to the last one that may be.</summary>
    public DateOnly Day(ref Dice dice, DateOnly last)
    {
        var offset = (dice.Share() + dice.Share() + dice.Share() - 1.5) * Spread;
        var day = Middle.DayNumber + (int)offset;
        return DateOnly.FromDayNumber(Math.Clamp(day, First.DayNumber, last.DayNumber));
    }
}
