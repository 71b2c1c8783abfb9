using System.Text.Json.Serialization;

namespace ConflictEvents.Kinds;

/// <summary>A casualty tally: someone counted people. The event's `time` is when they came to harm; where the source does not say, its precision is `unknown` and its `to` the day of `statedAsOf`.</summary>
public sealed record CasualtyTally : EventDetails
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EventKind Kind => EventKind.CasualtyTally;

    /// <summary>What is counted.</summary>
    public required Metric? Metric { get; init; }

    /// <summary>How many, as the source words it.</summary>
    public required Figure Figure { get; init; }

    /// <summary>Whom it counts. `unknown` where left out.</summary>
    public VictimClass VictimClass { get; init; } = VictimClass.Unknown;

    /// <summary>What it runs over.</summary>
    public required TallyScope? Scope { get; init; }

    /// <summary>The days that the figure covers. Mandatory where the scope is `cumulative`.</summary>
    public Period? Period { get; init; }

    /// <summary>The day as of which the figure was stated, `YYYY-MM-DD`, from 1000-01-01 to 2999-12-31.</summary>
    public DateOnly? StatedAsOf { get; init; }

    /// <summary>The slug of the actor who counted.</summary>
    public string? CountedBy { get; init; }

    /// <summary>How the counter counts. `unknown` where left out.</summary>
    public CountBasis CountBasis { get; init; } = CountBasis.Unknown;

    /// <summary>The tally whose people these are among, apart from, or partly among.</summary>
    public TallyPart? PartOf { get; init; }

    /// <summary>What is said about whether they were civilians. `not_stated` where left out.</summary>
    public CivilianStatus CivilianStatus { get; init; } = CivilianStatus.NotStated;

    internal override IEnumerable<ActorReference> Actors() =>
        CountedBy is null ? [] : [new(CountedBy, "/countedBy", ActorRole.CountedBy)];

    internal override IEnumerable<EventReference> Events() =>
        PartOf is null ? [] : [new(PartOf.Tally, "/partOf/tally")];
}
