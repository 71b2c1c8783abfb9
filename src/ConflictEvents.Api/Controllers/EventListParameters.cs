using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>What lists of events take. Values of one parameter are or-ed, parameters and-ed.</summary>
public sealed record EventListParameters : PageParameters
{
    /// <summary>Only these kinds, separated by commas.</summary>
    [WordList<EventKind>]
    public string? Kind { get; init; }

    /// <summary>Only these lifecycles, separated by commas; `published` where left out. Others need the role contributor.</summary>
    [WordList<Lifecycle>]
    public string? Lifecycle { get; init; }

    /// <summary>Occurred on this day or later: days overlap. Records of an unknown day are left out.</summary>
    [Day]
    public string? From { get; init; }

    /// <summary>Occurred on this day or earlier: days overlap. Records of an unknown day are left out.</summary>
    [Day]
    public string? To { get; init; }

    /// <summary>Names one of these actors in any role: slugs, or ISO 3166-1 alpha-3 in capitals for all actors of a country, separated by commas. Slugs that were merged are one actor, at every position; an unknown one is refused.</summary>
    [ValueList]
    public string? Actor { get; init; }

    /// <summary>Cites one of these sources: ids, separated by commas.</summary>
    [ValueList("uuid")]
    public string? Source { get; init; }

    /// <summary>Has one of these tags, separated by commas.</summary>
    [ValueList]
    public string? Tag { get; init; }

    internal EventQuery ToQuery(EventKind? door)
    {
        var kinds = Asked.Words<EventKind>("kind", Kind);
        if (door is { } only && kinds.Any(k => k != only))
            throw new InvalidParameterException("kind", $"must be {EventKinds.Of(only).WireName} here; use /v1/events for other kinds");
        var (from, to) = (Asked.Day("from", From), Asked.Day("to", To));
        return new EventQuery
        {
            Kinds = door is { } kind ? [kind] : kinds,
            Lifecycles = Lifecycle is null ? [Events.Lifecycle.Published] : Asked.Words<Lifecycle>("lifecycle", Lifecycle),
            From = from,
            To = from > to ? throw new InvalidParameterException("to", "lies before `from`") : to,
            Actors = Asked.Values("actor", Actor),
            Sources = Asked.Ids("source", Source),
            Tags = Asked.Values("tag", Tag),
            Limit = Asked.Limit(Limit),
            Cursor = Cursor,
            AsOf = Asked.AsOf(AsOf),
        };
    }
}
