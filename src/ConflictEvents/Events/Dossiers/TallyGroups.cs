using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Puts tallies of one question together, and says what they leave possible.</summary>
internal static class TallyGroups
{
    /// <summary>The tallies by question; where the event itself is a tally, it is among them.</summary>
    public static IEnumerable<IGrouping<TallyQuestion, DossierEvent>> ByQuestion(EventWeb web) =>
        from tally in web.All
        let claim = tally.Body.Details.Counted
        where claim is not null
        group tally by TallyQuestion.Of(tally, claim, web);

    public static IReadOnlyList<TallyGroup> Of(EventWeb web, Holders holders) =>
    [
        .. from tallies in ByQuestion(web)
           orderby tallies.Key.Metric, tallies.Key.VictimClass, tallies.Key.Unit, tallies.Key.Scope, tallies.Key.Period?.From, tallies.Key.Period?.To, tallies.Key.On, tallies.Key.CountedIn
           select Group(tallies, web, holders),
    ];

    /// <summary>Those that count: nothing replaces them, and they are no row within another one of the same question.</summary>
    public static IReadOnlyList<DossierEvent> Standing(IGrouping<TallyQuestion, DossierEvent> tallies, EventWeb web) =>
        [.. tallies.Where(t => web.SupersededBy(t).Count == 0 && !tallies.Any(other => Claim(t).PartOf?.Tally == other.Id))];

    private static TallyGroup Group(IGrouping<TallyQuestion, DossierEvent> tallies, EventWeb web, Holders holders) => new()
    {
        Metric = tallies.Key.Metric,
        VictimClass = tallies.Key.VictimClass,
        Unit = tallies.Key.Unit,
        Scope = tallies.Key.Scope,
        Period = tallies.Key.Period,
        StatedAsOf = tallies.Key.On,
        Counts = [.. tallies.Key.CountedIn.Split(' ').Select(Guid.Parse).Where(id => web.Find(id) is { } harm && harm.Body.Details.Counted is null)],
        Range = Range([.. Standing(tallies, web).Where(t => Claim(t).Figure is { Low: not null } or { High: not null })]),
        Claims = [.. tallies.Select(t => Said(t, web, holders))],
    };

    private static FigureRange? Range(IReadOnlyList<DossierEvent> tallies)
    {
        if (tallies.Count == 0)
            return null;
        var figures = tallies.Select(t => Claim(t).Figure).ToList();
        return new()
        {
            Low = figures.Exists(f => f.Low is null) ? null : figures.Min(f => f.Low),
            High = figures.Exists(f => f.High is null) ? null : figures.Max(f => f.High),
            IsApproximate = figures.Exists(f => f.Qualifier == Qualifier.About),
            Events = [.. tallies.Select(t => t.Id)],
        };
    }

    private static TallyClaim Said(DossierEvent tally, EventWeb web, Holders holders)
    {
        var figure = Claim(tally).Figure;
        return new()
        {
            Low = figure.Low,
            High = figure.High,
            Qualifier = figure.Qualifier!.Value,
            Raw = figure.Raw,
            Holders = holders.Of(tally),
            Links = web.LinksOf(tally),
            SupersededBy = web.SupersededBy(tally),
            Event = tally.Shown,
        };
    }

    private static CountedClaim Claim(DossierEvent tally) => tally.Body.Details.Counted!;
}
