namespace ConflictEvents.Events;

/// <summary>When something happened, as exactly as the source says and no more exactly.</summary>
public sealed record EventTime
{
    /// <summary>The first day, `YYYY-MM-DD`, in the calendar of the place, from 1000-01-01 to 2999-12-31. Needed unless the precision is `unknown`.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, not before `from`. Left out it is filled in with `from`, unless the end is open or the precision `unknown`.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True where the end is open: it goes on, or may still come. Not together with `to`.</summary>
    public bool? Open { get; init; }

    /// <summary>The instant, with its offset from UTC, where it is known. Not more than a day outside `from` to `to`.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How exact the words of the source are. `unknown` where left out.</summary>
    public TimePrecision Precision { get; init; } = TimePrecision.Unknown;

    /// <summary>The words as printed ("as of Tuesday"), up to 200 characters.</summary>
    public string? Raw { get; init; }
}
