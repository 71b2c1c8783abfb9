using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>What a list of events is asked. Values of one member are or-ed, members and-ed.</summary>
public sealed record EventQuery : PageQuery
{
    /// <summary>Only these kinds; all where none is named.</summary>
    public IReadOnlyList<EventKind> Kind { get; init; } = [];

    /// <summary>Only these lifecycles; `published` unless others are named, which need the role contributor.</summary>
    public IReadOnlyList<Lifecycle> Lifecycle { get; init; } = [Events.Lifecycle.Published];

    /// <summary>Occurred on this day or later: days overlap. Records of an unknown day are left out, unless `includeImprecise` asks for them.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Occurred on this day or earlier: days overlap. Records of an unknown day are left out, unless `includeImprecise` asks for them.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Names one of these actors, in any role or one of those in `role`: slugs, or ISO 3166-1 alpha-3 in capitals for all actors of a country. Slugs that were merged are one actor, at every position; an unknown one is refused.</summary>
    public IReadOnlyList<string> Actor { get; init; } = [];

    /// <summary>Names an actor in one of these roles; beside `actor`, one of those actors.</summary>
    public IReadOnlyList<ActorRole> Role { get; init; } = [];

    /// <summary>A statement by one of these actors: slugs, or alpha-3 in capitals for a country.</summary>
    public IReadOnlyList<string> Speaker { get; init; } = [];

    /// <summary>A meeting with one of these actors among its participants, hosts or mediators: slugs, or alpha-3 in capitals for a country.</summary>
    public IReadOnlyList<string> Participant { get; init; } = [];

    /// <summary>A meeting with every one of these among its participants, hosts or mediators: slugs, or alpha-3 in capitals for somebody of a country. Up to 10.</summary>
    public IReadOnlyList<string> ParticipantsAll { get; init; } = [];

    /// <summary>A strike said to be by one of these actors: slugs, or alpha-3 in capitals for a country.</summary>
    public IReadOnlyList<string> Perpetrator { get; init; } = [];

    /// <summary>A tally counted by one of these actors: slugs, or alpha-3 in capitals for a country.</summary>
    public IReadOnlyList<string> CountedBy { get; init; } = [];

    /// <summary>Happened in one of these countries: ISO 3166-1 alpha-3.</summary>
    public IReadOnlyList<string> Country { get; init; } = [];

    /// <summary>Happened in one of these provinces, states or regions, by the name that the records give; case and accents do not matter.</summary>
    public IReadOnlyList<string> Admin1 { get; init; } = [];

    /// <summary>A place, district, province, country or target of one of these names, or of one like it: misspellings are found. 2 to 200 characters each, up to 20.</summary>
    public IReadOnlyList<string> Place { get; init; } = [];

    /// <summary>Inside this box, its edges included: west, south, east, north in degrees (WGS 84). West greater than east: across the antimeridian. Records known to country level only are never inside.</summary>
    public IReadOnlyList<double> Bbox { get; init; } = [];

    /// <summary>No further than so many kilometres from a point, on the sphere: longitude, latitude, kilometres (up to 5,000). Records known to country level only are never inside.</summary>
    public IReadOnlyList<double> Near { get; init; } = [];

    /// <summary>Inside this area: a GeoJSON Polygon or MultiPolygon of any winding, holes included, up to 10,000 points. An area across the antimeridian is cut there in two (RFC 7946). Records known to country level only are never inside.</summary>
    public GeoArea? Within { get; init; }

    /// <summary>Known at least so exactly: `settlement` finds `site`, `vicinity`, `neighbourhood` and `settlement`.</summary>
    public LocationPrecision? MinPrecision { get; init; }

    /// <summary>Also what may belong here and is not known exactly: records of an unknown day beside `from` and `to`; beside `place`, `bbox`, `near` or `within`, records known to country level only, apart, in `mayInclude`.</summary>
    public bool? IncludeImprecise { get; init; }

    /// <summary>A strike by one of these means.</summary>
    public IReadOnlyList<StrikeMethod> Method { get; init; } = [];

    /// <summary>A strike that hit one of these sorts of thing.</summary>
    public IReadOnlyList<TargetCategory> Target { get; init; } = [];

    /// <summary>A tally of one of these.</summary>
    public IReadOnlyList<Metric> Metric { get; init; } = [];

    /// <summary>A meeting of one of these statuses.</summary>
    public IReadOnlyList<MeetingStatus> Status { get; init; } = [];

    /// <summary>A statement told in one of these ways.</summary>
    public IReadOnlyList<QuoteMode> QuoteMode { get; init; } = [];

    /// <summary>Has a citation whose chain is known in one of these ways.</summary>
    public IReadOnlyList<ChainBasis> ChainBasis { get; init; } = [];

    /// <summary>Has a link `about` one of these events.</summary>
    public IReadOnlyList<Guid> About { get; init; } = [];

    /// <summary>Has a link `counts` to one of these events.</summary>
    public IReadOnlyList<Guid> Counts { get; init; } = [];

    /// <summary>Has one of these links: `type:id`, or an id for a link of any type, parts of tallies among them.</summary>
    public IReadOnlyList<string> Link { get; init; } = [];

    /// <summary>Has one of these tags.</summary>
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>Cites one of these sources.</summary>
    public IReadOnlyList<Guid> Source { get; init; } = [];

    /// <summary>Verified so: a state on any axis (`disputed`), or on one (`harm:disputed`).</summary>
    public IReadOnlyList<string> Verification { get; init; } = [];

    /// <summary>Only records whose revision was recorded at this instant or later.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>
    /// Words of title, summary, content, quotes, excerpts and places, in web-search syntax: `"a phrase"`, `-not`, `or`. English words are found in every
    /// inflection, accents do not matter. Names of actors and places are found misspelt, too. Up to 500 characters and 50 words.
    /// </summary>
    public string? Q { get; init; }

    /// <summary>The order; `-occurred` where left out.</summary>
    public EventSort? Sort { get; init; }

    /// <summary>Only what was reported by this instant: records one of whose citations was published by then. A publication of a day without a time counts from the day's end (UTC).</summary>
    public DateTimeOffset? KnownBy { get; init; }

    /// <summary>Whether to count the whole result: its `count`.</summary>
    public bool? Count { get; init; }

    /// <summary>Only these members of each record, beside `id`, `revision` and `position`: names, with dots for members of members (`location.name`). The others are then left out, also those that the schema requires. Up to 50.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The form of the answer; it wins over `Accept`.</summary>
    public RecordFormat? Format { get; init; }

    /// <summary>Whether a place is asked for, beside which country-level records may belong.</summary>
    internal bool AsksForPlace => Place.Count > 0 || AsksForPoint;

    /// <summary>Whether a place is asked for by its coordinates.</summary>
    internal bool AsksForPoint => Bbox.Count > 0 || Near.Count > 0 || Within is not null;

    // What is asked, however much of it and in what form it is answered.
    /// <inheritdoc />
    protected override string Describe() => "events;" + Wire.Write(this with { AsOf = null, Cursor = null, Limit = 1, Count = null, Fields = [], Format = null });
}
