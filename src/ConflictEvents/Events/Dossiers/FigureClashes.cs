using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Figures that answer the same question and cannot both be right.</summary>
internal static class FigureClashes
{
    public static IEnumerable<Clash> In(EventWeb web, Sides sides) =>
        from tallies in TallyGroups.ByQuestion(web)
        let standing = TallyGroups.Standing(tallies, web)
        from one in standing.Index()
        from other in standing.Skip(one.Index + 1)
        where one.Item.Body.Details.Counted!.Figure.Contradicts(other.Body.Details.Counted!.Figure)
        select new Clash
        {
            Axis = ClaimAxis.Number,
            Target = one.Item,
            Challenger = other,
            Positions = [.. sides.Of(one.Item), .. sides.Of(other)],
            Basis = ContradictionBasis.Figures,
        };
}
