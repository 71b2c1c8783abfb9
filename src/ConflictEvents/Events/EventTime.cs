using ConflictEvents.Kinds;
using FluentValidation;

namespace ConflictEvents.Events;

/// <summary>When something happened, as exactly as the source says and no more exactly.</summary>
public sealed record EventTime
{
    /// <summary>
    /// The first day, `YYYY-MM-DD`, in the calendar of the place, from 1000-01-01 to 2999-12-31. Needed unless the
    /// precision is `unknown`.
    /// </summary>
    public DateOnly? From { get; init; }

    /// <summary>
    /// The last day, not before `from`. Left out it is filled in with `from`, unless the end is open or the precision
    /// `unknown`.
    /// </summary>
    public DateOnly? To { get; init; }

    /// <summary>True where the end is open: it goes on, or may still come. Not together with `to`.</summary>
    public bool? Open { get; init; }

    /// <summary>The instant, with its offset from UTC, where it is known. Not more than a day outside `from` to `to`.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How exact the words of the source are. `unknown` where left out.</summary>
    public TimePrecision Precision { get; init; } = TimePrecision.Unknown;

    /// <summary>The words as printed ("as of Tuesday"), up to 200 characters.</summary>
    public string? Raw { get; init; }

    /// <summary>The time with its last day filled in where one day was meant. A closed end needs no word.</summary>
    internal EventTime Complete()
    {
        var oneDay = To is null && Open is not true && Precision != TimePrecision.Unknown;
        return this with { To = oneDay ? From : To, Open = Open is true ? true : null };
    }
}

internal sealed class EventTimeRules : AbstractValidator<EventTime>
{
    public EventTimeRules()
    {
        RuleFor(t => t.From).Day()
            .Must((time, from) => from is not null || time.Precision == TimePrecision.Unknown)
            .WithErrorCode("required")
            .WithMessage("This is required: the first day, as YYYY-MM-DD. Only with the precision unknown may it be left out.");
        RuleFor(t => t.To).Day()
            .Must((time, to) => to is null || time.From is null || to >= time.From)
            .WithErrorCode("reversed")
            .WithMessage("The last day is before the first: send from and to with from not after to.");
        RuleFor(t => t.Open)
            .Must((time, open) => open is not true || time.To is null)
            .WithErrorCode("open_with_to")
            .WithMessage("The end cannot be open and have a day: send either open or to.");
        RuleFor(t => t.At).Instant()
            .Must((time, at) => at is null || IsNear(at.Value, time.Complete()))
            .WithErrorCode("at_outside_dates")
            .WithMessage("This instant is more than a day outside the days sent: correct at, or from and to.");
        RuleFor(t => t.Raw).MaxCodePoints(200);
    }

    // A day to either side: the days are those of the place, and its time zone is not known here.
    private static bool IsNear(DateTimeOffset at, EventTime time)
    {
        var day = DateOnly.FromDateTime(at.DateTime).DayNumber;
        return !(day < time.From?.DayNumber - 1) && !(day > time.To?.DayNumber + 1);
    }
}
