namespace ConflictEvents.Events.Dossiers;

/// <summary>Puts a dossier together.</summary>
internal static class DossierPages
{
    public static Dossier Of(EventWeb web, Holders holders, IReadOnlyList<Contradiction> contradictions, bool truncated) => new()
    {
        Event = web.Root.Shown,
        Statements = [.. web.All.Where(e => e.Id != web.Root.Id && e.Body.Details.Spoken is not null)
            .GroupBy(e => e.Body.Details.Spoken!.Stance).OrderBy(g => g.Key is null).ThenBy(g => g.Key)
            .Select(g => new StatementGroup { Stance = g.Key, Items = [.. g.Select(e => Linked(e, web))] })],
        Tallies = TallyGroups.Of(web, holders),
        Linked = [.. web.All.Where(e => e.Id != web.Root.Id && !e.IsClaim).Select(e => Linked(e, web))],
        Contradictions = contradictions,
        Truncated = truncated,
    };

    private static LinkedRecord Linked(DossierEvent one, EventWeb web) =>
        new() { Links = web.LinksOf(one), SupersededBy = web.SupersededBy(one), Event = one.Shown };
}
