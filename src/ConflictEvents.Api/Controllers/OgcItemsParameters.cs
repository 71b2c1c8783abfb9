using ConflictEvents.Api.Http;
using ConflictEvents.Api.Ogc;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which features of a collection are asked for.</summary>
public sealed record OgcItemsParameters : EventSubjectParameters
{
    /// <summary>Inside this box, its edges included: west, south, east, north in degrees (WGS 84); of six numbers (west, south, low, east, north, high) the heights do not count. West greater than east: across the antimeridian. Events known to country level only are never inside.</summary>
    [NumberList(4, 6)]
    public string? Bbox { get; init; }

    /// <summary>Occurred on this day, or within this interval: days overlap. A day, an instant with offset (its day counts), or an interval of these, `2022-03-09/2022-03-10`, of which one end may be open: `2022-03-09/..`. Events of an unknown day are left out.</summary>
    public string? Datetime { get; init; }

    /// <summary>A position, or an instant with offset: what was recorded by then.</summary>
    public string? AsOf { get; init; }

    /// <summary>How many features, 1 to 500; 50 where left out. More than 500 is taken as 500.</summary>
    [WholeNumber(1, Asked.MostItems, 50)]
    public string? Limit { get; init; }

    /// <summary>Where to go on: stands in the link `next`. Pages show one position of the ledger, whatever is written meanwhile.</summary>
    public string? Cursor { get; init; }

    internal EventQuery ToQuery(EventKind? kind) => ToFilter(kind);

    private protected override EventQuery Read(EventKind? door)
    {
        var (from, to) = OgcInterval.Read(Datetime);
        return base.Read(door) with
        {
            From = from,
            To = to,
            Bbox = Box(Asked.Numbers("bbox", Bbox)),
            AsOf = Asked.AsOf(AsOf),
            Limit = AtMost(Limit),
            Cursor = Cursor,
            // Counting all once is enough; whoever reads a million by pages would wait for it on each.
            Count = Cursor is null ? true : null,
        };
    }

    private static IReadOnlyList<double> Box(IReadOnlyList<double> numbers) => numbers switch
    {
        [var west, var south, _, var east, var north, _] => [west, south, east, north],
        [] or [_, _, _, _] => numbers,
        _ => throw new InvalidParameterException("bbox", "must be four numbers, west, south, east, north, such as 37.4,47.0,37.8,47.2; or six: west, south, low, east, north, high"),
    };

    // By the standard a limit that is too high is no mistake.
    private static int AtMost(string? text) =>
        text is not null && text.All(char.IsAsciiDigit) && text.TrimStart('0') is var digits && (digits.Length > 3 || string.CompareOrdinal(digits.PadLeft(3, '0'), "500") > 0)
            ? Asked.MostItems
            : Asked.Limit(text);
}
