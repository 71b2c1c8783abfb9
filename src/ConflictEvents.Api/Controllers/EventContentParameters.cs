using ConflictEvents.Api.Http;
using ConflictEvents.Api.OpenApi;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Controllers;

/// <summary>Which events are meant by what they say, whatever the clocks. Values of one parameter are or-ed, parameters and-ed.</summary>
public record EventContentParameters
{
    private static readonly EventQueryRules Rules = new();

    /// <inheritdoc cref="EventQuery.Kind" />
    [WordList<EventKind>]
    public string? Kind { get; init; }

    /// <inheritdoc cref="EventQuery.Actor" />
    [ValueList]
    public string? Actor { get; init; }

    /// <inheritdoc cref="EventQuery.Role" />
    [WordList<ActorRole>]
    public string? Role { get; init; }

    /// <inheritdoc cref="EventQuery.Speaker" />
    [ValueList]
    public string? Speaker { get; init; }

    /// <inheritdoc cref="EventQuery.Participant" />
    [ValueList]
    public string? Participant { get; init; }

    /// <inheritdoc cref="EventQuery.ParticipantsAll" />
    [ValueList]
    public string? ParticipantsAll { get; init; }

    /// <inheritdoc cref="EventQuery.Perpetrator" />
    [ValueList]
    public string? Perpetrator { get; init; }

    /// <inheritdoc cref="EventQuery.CountedBy" />
    [ValueList]
    public string? CountedBy { get; init; }

    /// <inheritdoc cref="EventQuery.Country" />
    [ValueList]
    public string? Country { get; init; }

    /// <inheritdoc cref="EventQuery.Admin1" />
    [ValueList]
    public string? Admin1 { get; init; }

    /// <inheritdoc cref="EventQuery.Place" />
    [ValueList]
    public string? Place { get; init; }

    /// <inheritdoc cref="EventQuery.Near" />
    [NumberList(3)]
    public string? Near { get; init; }

    /// <inheritdoc cref="EventQuery.MinPrecision" />
    [Word<LocationPrecision>]
    public string? MinPrecision { get; init; }

    /// <inheritdoc cref="EventQuery.Method" />
    [WordList<StrikeMethod>]
    public string? Method { get; init; }

    /// <inheritdoc cref="EventQuery.Target" />
    [WordList<TargetCategory>]
    public string? Target { get; init; }

    /// <inheritdoc cref="EventQuery.Metric" />
    [WordList<Metric>]
    public string? Metric { get; init; }

    /// <inheritdoc cref="EventQuery.Status" />
    [WordList<MeetingStatus>]
    public string? Status { get; init; }

    /// <inheritdoc cref="EventQuery.QuoteMode" />
    [WordList<QuoteMode>]
    public string? QuoteMode { get; init; }

    /// <inheritdoc cref="EventQuery.ChainBasis" />
    [WordList<ChainBasis>]
    public string? ChainBasis { get; init; }

    /// <inheritdoc cref="EventQuery.About" />
    [ValueList("uuid")]
    public string? About { get; init; }

    /// <inheritdoc cref="EventQuery.Counts" />
    [ValueList("uuid")]
    public string? Counts { get; init; }

    /// <inheritdoc cref="EventQuery.Link" />
    [ValueList]
    public string? Link { get; init; }

    /// <inheritdoc cref="EventQuery.Tag" />
    [ValueList]
    public string? Tag { get; init; }

    /// <inheritdoc cref="EventQuery.Source" />
    [ValueList("uuid")]
    public string? Source { get; init; }

    /// <inheritdoc cref="EventQuery.Verification" />
    [ValueList]
    public string? Verification { get; init; }

    /// <inheritdoc cref="EventQuery.Q" />
    [Words(500)]
    public string? Q { get; init; }

    /// <summary>What is asked; of a kind's door, of that kind.</summary>
    internal EventQuery ToFilter(EventKind? door) => Checked(Read(door));

    /// <summary>Refuses what is read but makes no sense, by the parameter's name.</summary>
    protected static EventQuery Checked(EventQuery query) => Rules.Validate(query).Errors is [var failure, ..]
        ? throw new InvalidParameterException(Asked.NameOf(failure.PropertyName), failure.ErrorMessage)
        : query;

    /// <summary>What is asked, as it was sent.</summary>
    private protected virtual EventQuery Read(EventKind? door) => new()
    {
        Kind = Kinds(door),
        Actor = Asked.Values("actor", Actor),
        Role = Asked.Words<ActorRole>("role", Role),
        Speaker = Asked.Values("speaker", Speaker),
        Participant = Asked.Values("participant", Participant),
        ParticipantsAll = Asked.Values("participantsAll", ParticipantsAll),
        Perpetrator = Asked.Values("perpetrator", Perpetrator),
        CountedBy = Asked.Values("countedBy", CountedBy),
        Country = Asked.Values("country", Country),
        Admin1 = Asked.Values("admin1", Admin1),
        Place = Asked.Values("place", Place),
        Near = Asked.Numbers("near", Near),
        MinPrecision = MinPrecision is null ? null : Asked.Word<LocationPrecision>("minPrecision", MinPrecision),
        Method = Asked.Words<StrikeMethod>("method", Method),
        Target = Asked.Words<TargetCategory>("target", Target),
        Metric = Asked.Words<Metric>("metric", Metric),
        Status = Asked.Words<MeetingStatus>("status", Status),
        QuoteMode = Asked.Words<QuoteMode>("quoteMode", QuoteMode),
        ChainBasis = Asked.Words<ChainBasis>("chainBasis", ChainBasis),
        About = Asked.Ids("about", About),
        Counts = Asked.Ids("counts", Counts),
        Link = Asked.Values("link", Link),
        Tag = Asked.Values("tag", Tag),
        Source = Asked.Ids("source", Source),
        Verification = Asked.Values("verification", Verification),
        Q = Q,
    };

    private IReadOnlyList<EventKind> Kinds(EventKind? door)
    {
        var kinds = Asked.Words<EventKind>("kind", Kind);
        if (door is not { } only)
            return kinds;
        return kinds.Any(k => k != only)
            ? throw new InvalidParameterException("kind", $"must be {EventKinds.Of(only).WireName} here; use /v1/events for other kinds")
            : [only];
    }
}
