using System.Globalization;
using System.Linq.Expressions;

namespace ConflictEvents.Events.Counting;

/// <summary>A unit of time that events are counted by: each of its buckets is known by its first day.</summary>
internal sealed record TimeUnit
{
    private static readonly Dictionary<StatsDimension, TimeUnit> All = new()
    {
        [StatsDimension.Day] = new()
        {
            FirstDay = r => r.Occurred == null ? null : r.SortDay,
            Start = day => day,
            Next = day => day.AddDays(1),
        },
        [StatsDimension.Week] = new()
        {
            FirstDay = r => r.Occurred == null ? null : r.SortDay.AddDays(-(((int)r.SortDay.DayOfWeek + 6) % 7)),
            Start = day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            Next = day => day.AddDays(7),
        },
        [StatsDimension.Month] = new()
        {
            FirstDay = r => r.Occurred == null ? null : r.SortDay.AddDays(1 - r.SortDay.Day),
            Start = day => new(day.Year, day.Month, 1),
            Next = day => day.AddMonths(1),
        },
        [StatsDimension.Year] = new()
        {
            FirstDay = r => r.Occurred == null ? null : r.SortDay.AddDays(1 - r.SortDay.DayOfYear),
            Start = day => new(day.Year, 1, 1),
            Next = day => day.AddYears(1),
        },
    };

    /// <summary>The first day of the bucket that a revision counts in; null where its day is unknown.</summary>
    public required Expression<Func<EventRevision, DateOnly?>> FirstDay { get; init; }

    /// <summary>The first day of the bucket that a day is in.</summary>
    public required Func<DateOnly, DateOnly> Start { get; init; }

    /// <summary>The first day of the bucket after the one of this first day.</summary>
    public required Func<DateOnly, DateOnly> Next { get; init; }

    /// <summary>The unit of a dimension; null for those that are no time.</summary>
    public static TimeUnit? Of(StatsDimension dimension) => All.GetValueOrDefault(dimension);

    /// <summary>An ISO week's name, by one of its days.</summary>
    public static string Week(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    /// <summary>The first days of the buckets from the one that a day is in to the one that another is in.</summary>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly to)
    {
        for (var day = Start(from); day <= to; day = Next(day))
            yield return day;
    }
}
