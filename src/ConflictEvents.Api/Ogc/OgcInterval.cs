using ConflictEvents.Json;

namespace ConflictEvents.Api.Ogc;

/// <summary>
/// The `datetime` of OGC API - Features: a day, an instant, or an interval of these with one end open. Events are known by
/// calendar days of their place, so of an instant the day counts that is written there.
/// </summary>
internal static class OgcInterval
{
    private const string Name = "datetime";
    private const string Open = "..";

    private const string Wanted = "must be a day (2022-03-10), an instant with offset (2022-03-10T18:00:00Z), or an interval of these (2022-03-09/2022-03-10) of which one end may be open (2022-03-09/.. or ../2022-03-10)";

    public static (DateOnly? From, DateOnly? To) Read(string? text)
    {
        if (text is null)
            return (null, null);
        // '+' of an offset arrives as a space where the client did not encode it.
        var ends = text.Replace(' ', '+').Split('/');
        if (ends is [var only])
            return Moment(only) is { } moment ? (moment.Day, moment.Day) : throw Refused();
        if (ends is not [var first, var last])
            throw Refused();
        var (from, to) = (End(first), End(last));
        if (from is null && to is null)
            throw new InvalidParameterException(Name, "has two open ends, which asks for nothing; leave it out");
        if (from is { } start && to is { } end && IsReversed(start, end))
            throw new InvalidParameterException(Name, "ends before it begins; send the earlier end first");
        return (from?.Day, to?.Day);
    }

    private static (DateOnly Day, DateTimeOffset? Instant)? End(string text) => text is "" or Open ? null : Moment(text) ?? throw Refused();

    // GDAL asks for a day with the T of the time that it leaves out.
    private static (DateOnly Day, DateTimeOffset? Instant)? Moment(string text) =>
        WireTimes.TryDate(text.Length == 11 && text[^1] == 'T' ? text[..^1] : text, out var day) ? (day, null)
        : WireTimes.TryInstant(text, out var instant) ? (DateOnly.FromDateTime(instant.DateTime), instant)
        : null;

    private static bool IsReversed((DateOnly Day, DateTimeOffset? Instant) start, (DateOnly Day, DateTimeOffset? Instant) end) =>
        start.Instant is { } first && end.Instant is { } last ? last < first : end.Day < start.Day;

    private static InvalidParameterException Refused() => new(Name, Wanted);
}
