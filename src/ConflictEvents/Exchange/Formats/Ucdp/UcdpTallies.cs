using System.Globalization;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Ucdp;

/// <summary>The figures of a row, each a tally of its own: the three estimates, and whom the best one is made up of.</summary>
internal sealed class UcdpTallies(UcdpEvent read, EventBody strike, Dataset dataset)
{
    private Guid BestId => IdOf("best");

    public IEnumerable<EventBody> Of(RowReading row)
    {
        var best = row.Whole("best", 0, long.MaxValue)!.Value;
        var figures = new List<EventBody?>
        {
            Tally("best", best, best == 0 ? Qualifier.NoneReported : Qualifier.Exact, "best estimate", VictimClass.Any),
            Bound(row, "low", best, Qualifier.AtLeast, "low estimate"),
            Bound(row, "high", best, Qualifier.AtMost, "high estimate"),
            Part(row, "deaths_civilians", Qualifier.Exact, "civilians", VictimClass.Civilian, CivilianStatus.StatedCivilian),
            Part(row, "deaths_a", Qualifier.AtLeast, $"of {row.Text("side_a")}", SideClass, SideStatus),
            Part(row, "deaths_b", Qualifier.AtLeast, $"of {row.Text("side_b")}", SideClass, SideStatus),
            Part(row, "deaths_unknown", Qualifier.Exact, "of unknown status", VictimClass.Unknown, CivilianStatus.NotStated),
        };
        return figures.OfType<EventBody>();
    }

    private bool IsStateBased => read.Violence == UcdpCodes.Violence.StateBased;

    private VictimClass SideClass => IsStateBased ? VictimClass.Combatant : VictimClass.Any;

    private CivilianStatus SideStatus => IsStateBased ? CivilianStatus.StatedCombatant : CivilianStatus.NotStated;

    // An estimate on the wrong side of the best one contradicts it: one of the two is a slip, and the best is what UCDP counts by.
    private EventBody? Bound(RowReading row, string column, long best, Qualifier qualifier, string words)
    {
        if (row.Whole(column, 0, 1_000_000_000) is not { } figure)
            return null;
        if (qualifier == Qualifier.AtLeast ? figure <= best : figure >= best)
            return Tally(column, figure, qualifier, words, VictimClass.Any);
        row.Refuse(column, "figures_disagree", FormattableString.Invariant(
            $"The {words}, {figure}, is {(figure > best ? "above" : "below")} the best one, {best}; the strike was taken with the best estimate, this figure was left out."));
        return null;
    }

    // 0 is what UCDP writes where it has nobody to count: no claim that there was none.
    // Of a side it is at least so many fighters: the other side's are counted apart, and two exact counts would contradict.
    private EventBody? Part(RowReading row, string column, Qualifier qualifier, string words, VictimClass victims, CivilianStatus status)
    {
        var figure = row.Whole(column, 0, 1_000_000_000) ?? 0;
        if (figure == 0)
            return null;
        var tally = Tally(column, figure, qualifier, words, victims);
        return tally with
        {
            Details = (CasualtyTally)tally.Details with { CivilianStatus = status, PartOf = new() { Tally = BestId, Relation = TallyRelation.Subset } },
        };
    }

    private EventBody Tally(string column, long figure, Qualifier qualifier, string words, VictimClass victims) => new()
    {
        Id = IdOf(column),
        Title = CleanText.Shortened(FormattableString.Invariant($"{Words(qualifier)}{figure} killed ({CleanText.Shortened(words, 60)}, UCDP): {strike.Location!.Name}"), 200),
        Time = strike.Time,
        Location = strike.Location,
        Citations = [dataset.Citation()],
        Links = [new() { Type = LinkType.Counts, To = strike.Id!.Value }],
        ExternalIds = [new() { System = UcdpDataset.System, Id = $"{read.Id}/{column}" }],
        Lifecycle = dataset.Lifecycle,
        Details = new CasualtyTally
        {
            Metric = Metric.Killed,
            Figure = new() { Qualifier = qualifier, Raw = figure.ToString(CultureInfo.InvariantCulture), Unit = FigureUnit.Persons },
            VictimClass = victims,
            Scope = TallyScope.Incident,
            CountedBy = dataset.CountedBy,
            CountBasis = CountBasis.ByOccurrence,
        },
    };

    private static string Words(Qualifier qualifier) => qualifier switch
    {
        Qualifier.AtLeast => "At least ",
        Qualifier.AtMost => "At most ",
        _ => "",
    };

    private Guid IdOf(string column) => DerivedId.Of(UcdpDataset.System, $"{read.Id}/{column}");
}
