namespace ConflictEvents.Events;

/// <summary>
/// How exact the words of the source are about when something happened. It says how the dates are to be read, not how
/// long the event took.
/// </summary>
public enum TimePrecision
{
    /// <summary>To the minute.</summary>
    Minute,

    /// <summary>To the hour.</summary>
    Hour,

    /// <summary>To the day.</summary>
    Day,

    /// <summary>To a span of days.</summary>
    Days,

    /// <summary>To the week.</summary>
    Week,

    /// <summary>To the month.</summary>
    Month,

    /// <summary>To the year.</summary>
    Year,

    /// <summary>The source does not say; dates sent are an outer bound. Taken where nothing is sent.</summary>
    Unknown,
}
