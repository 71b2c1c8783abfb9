using System.Text.Json.Serialization;
using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>
/// A casualty tally: someone counted people. The event's `time` is when they came to harm; where the source does not
/// say, its precision is `unknown` and its `to` the day of `statedAsOf`.
/// </summary>
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
    [Redacting(Redacting.Leaves)]
    public string? CountedBy { get; init; }

    /// <summary>How the counter counts. `unknown` where left out.</summary>
    public CountBasis CountBasis { get; init; } = CountBasis.Unknown;

    /// <summary>The tally whose people these are among, apart from, or partly among.</summary>
    public TallyPart? PartOf { get; init; }

    /// <summary>What is said about whether they were civilians. `not_stated` where left out.</summary>
    public CivilianStatus CivilianStatus { get; init; } = CivilianStatus.NotStated;

    internal override bool MayLinkAsPart => false;

    // A total since a day answers another question for each period, and what holds at one time another one each day.
    internal override CountedClaim Counted => new()
    {
        Metric = Metric!.Value,
        VictimClass = VictimClass,
        Figure = Figure,
        Scope = Scope!.Value,
        Period = Scope == TallyScope.Cumulative ? Period : null,
        On = Scope == TallyScope.Snapshot ? StatedAsOf : null,
        CountedBy = CountedBy,
        PartOf = PartOf,
    };

    internal override IEnumerable<ActorReference> Actors() =>
        CountedBy is null ? [] : [new(CountedBy, "/countedBy", ActorRole.CountedBy)];

    internal override Tallied Tallied() => new()
    {
        Metric = Metric!.Value,
        CountedBy = CountedBy,
        VictimClass = VictimClass,
        Scope = Scope!.Value,
        Figure = Figure,
        Period = Period,
        StatedAsOf = StatedAsOf,
    };

    // Another figure, another counter or another day is another tally of its own, never a copy: figures change.
    internal override double? LikenessTo(EventDetails other) => other is CasualtyTally tally && SaysTheSame(tally)
        ? CountedBy is null || tally.CountedBy is null ? Likeness.Unsaid : 1
        : null;

    private bool SaysTheSame(CasualtyTally other) =>
        (Metric, VictimClass, Scope, Figure.Unit, Figure.Low, Figure.High) == (other.Metric, other.VictimClass, other.Scope, other.Figure.Unit, other.Figure.Low, other.Figure.High)
        && (CountedBy is null || other.CountedBy is null || CountedBy == other.CountedBy)
        && (StatedAsOf is null || other.StatedAsOf is null || StatedAsOf == other.StatedAsOf);

    internal override IEnumerable<(string Name, Enum Word)> Terms() => [("metric", Metric!.Value)];

    internal override IEnumerable<string?> Texts() => [Figure.Raw];

    internal override IEnumerable<EventReference> Events() =>
        PartOf is null ? [] : [new(PartOf.Tally, "/partOf/tally", EventKind.CasualtyTally)];

    internal override EventDetails Complete() => this with { Figure = Figure.Complete() };

    internal override IEnumerable<RivalAccounts> Rivals() => CivilianStatus != CivilianStatus.Disputed ? [] :
        [new(ClaimAxis.VictimStatus, [new(null, Figure.Raw)], "They are called something else.")];

    internal override IEnumerable<RuleFailure> CheckWording(CitedWording cited)
    {
        if (!cited.TextStored || cited.Stands is CasualtyTally stands && stands.Figure.Raw == Figure.Raw)
        {
            yield break;
        }

        if (!cited.Contains(Figure.Raw))
        {
            yield return new("/figure/raw", "raw_not_in_excerpt",
                "These words stand in no excerpt of a citation: send the figure as one prints it, or cite the one that does.");
        }

        if (!cited.OtherLanguage && FigureReading.NeedsNumber(Figure))
        {
            yield return new("/figure/raw", "number_not_read",
                "No number can be read in these words: send the words that hold the number, or the qualifier unquantified.");
        }
    }
}

internal sealed class CasualtyTallyRules : AbstractValidator<CasualtyTally>
{
    public CasualtyTallyRules()
    {
        RuleFor(t => t.Metric).RequiredWord();
        RuleFor(t => t.Figure).Required("how many, as the source words it").SetValidator(new FigureRules());
        RuleFor(t => t.Scope).RequiredWord();
        RuleFor(t => t.Period)
            .Must((tally, period) => period is not null || tally.Scope != TallyScope.Cumulative)
            .WithErrorCode("period_required")
            .WithMessage("A cumulative tally needs the period that it runs over: send from and to.");
        RuleFor(t => t.Period!).SetValidator(new PeriodRules());
        RuleFor(t => t.StatedAsOf).Day();
        RuleFor(t => t.CountedBy).Slug();
        RuleFor(t => t.PartOf!).SetValidator(new TallyPartRules());
    }
}
